import { isRecord, type Application, type Connection, type AccountRequest } from '@kit/protocol';
import { handleRequest } from './handleRequest.ts';
import { createLink } from './links/createLink.ts';
import { applicationsOf } from './connections/listApplications.ts';
import { checkOptions } from './options/checkOptions.ts';
import type { ConnectOptions } from './options/ConnectOptions.ts';
import type { BrowserSession } from './sessions/BrowserSession.ts';
import type { SessionOptions } from './sessions/sessionOptions.ts';
import type { SessionKey, WithSessionOptions } from './sessions/withSession.ts';
import { type ConnectionChoice, connectionsOf } from './connections/listConnections.ts';
import type { Erasure } from './connections/disconnect.ts';
import type { ReconcileOptions } from './reconcile/reconcile.ts';
import { nothingDone, type Reconciled } from './reconcile/Reconciled.ts';
import type { DoctorOptions } from './doctor/probe.ts';
import type { Finding } from './doctor/findings.ts';
import type { RequestOptions, RequestResult } from './requests/openRequest.ts';
import type { ClaimOptions, ClaimResult } from './requests/claim.ts';
import type { OwnCall, OwnRequest } from './requests/findRequest.ts';
import type { WaitOptions } from './requests/waitFor.ts';
import { toResponse, type Reply } from './request/reply.ts';
import { toOwner } from './request/readUser.ts';

/** What a handler receives beside the request: optional, unless `getUser` says which type it reads. */
type FrameworkArguments<FrameworkRequest> = unknown extends FrameworkRequest
  ? [frameworkRequest?: FrameworkRequest]
  : [frameworkRequest: FrameworkRequest];

/** The handler to mount and the functions for your own code, as {@link createConnect} returns them. */
export interface Connect<Slug extends string = string, FrameworkRequest = unknown> {
  /** The origin that browsers see. */
  readonly publicUrl: string;
  /**
   * Handles every request below `basePath`. The promise never rejects.
   *
   * @throws TypeError if it is called without a web `Request`, such as with Node's `(req, res)`. Mount `toNodeHandler` there.
   */
  handler(this: void, request: Request, ...rest: FrameworkArguments<FrameworkRequest>): Promise<Response>;
  /** Does the same as `handler` and returns plain data, for adapters. */
  answer(this: void, request: Request, ...rest: FrameworkArguments<FrameworkRequest>): Promise<Reply>;
  /** Returns a user's connections, newest first, as the browser sees them. Use it to render a page on the server. */
  listConnections: (owner: { userId: string; tenantId?: string | undefined }) => Promise<Connection[]>;
  /** Returns the applications, as the browser sees them, in the order of the options. */
  listApplications: () => (Application & { application: Slug })[];
  // Methods, not properties, so a `Connect` for certain applications is assignable to `Connect`.
  /**
   * Starts a browser session that is signed in with a user's accounts. You end it, such as with `await using`; `withSession` does so
   * itself.
   *
   * @throws ConnectError `not_connected`, `connection_not_ready`, `unknown_application`, or an `anchor_…` code
   */
  createSession(this: void, options: SessionOptions<Slug>): Promise<BrowserSession>;
  /**
   * Does something in a browser that is signed in with a user's accounts, and ends the browser. Calls with the same `key` share one.
   *
   * @throws ConnectError as `createSession`; otherwise what `work` throws, or the reason of the signal
   */
  withSession<Result>(
    this: void,
    options: WithSessionOptions<Slug>,
    work: (session: BrowserSession) => Promise<Result> | Result,
  ): Promise<Result>;
  /** Returns the newest running browser of a `key`, whichever process started it. */
  findSession: (named: SessionKey) => Promise<BrowserSession | undefined>;
  /**
   * Ends the browsers of a `key`. Work that still uses one fails with its next command. Returns false if an end is not confirmed;
   * `reconcile` then tries again.
   */
  endSession: (named: SessionKey) => Promise<boolean>;
  /**
   * Returns the account to use, or asks the user for one. Safe to repeat: while no account can be used, a `key` finds its own request
   * again, and one owner has one open request for an application.
   *
   * @throws ConnectError `unknown_application`, `not_connected`, `request_mismatch` or `too_many_requests`
   */
  request(this: void, options: RequestOptions & { application: Slug }): Promise<RequestResult>;
  /**
   * Decides whether a call may run. A call that waited runs exactly once: with the account that its request ended with, and with the
   * arguments that it waited with. A call that never waited runs if the account is connected, and otherwise opens a request.
   *
   * @throws ConnectError as `request`; `request_mismatch` for other arguments, `not_connected` or `connection_not_ready` if the
   * account was disconnected or needs attention by now
   */
  claim(this: void, options: ClaimOptions & { application: Slug }): Promise<ClaimResult>;
  /**
   * Returns a request of a user, by its id or by the call that waits for it.
   *
   * @throws ConnectError `not_found`
   */
  readRequest: (named: OwnRequest | OwnCall) => Promise<AccountRequest>;
  /**
   * Waits until a request ends, in any process, and returns it. Returns it unfinished if the time is over.
   *
   * @throws ConnectError `not_found`, or `store_unavailable`
   */
  waitFor: (options: WaitOptions) => Promise<AccountRequest>;
  /**
   * Declines a request for its user.
   *
   * @throws ConnectError `not_found`, or `request_closed` if it has ended in another way
   */
  declineRequest: (request: OwnRequest) => Promise<AccountRequest>;
  /** Ends the open requests of a conversation, because the user has written something else. Returns how many. */
  supersedeRequests: (of: {
    userId: string;
    tenantId?: string | undefined;
    thread: string;
  }) => Promise<number>;
  /**
   * Makes sure that a call that waits for a request will never run, whatever the user answers. Returns false if it has run, or is
   * running. Safe to repeat.
   *
   * @throws ConnectError `not_found` for a call that never waited
   */
  cancelCall: (call: OwnCall) => Promise<boolean>;
  /**
   * Returns the address of a page where the user of a request can answer it, on any device. It contains no secret.
   *
   * @throws TypeError if `requestId` is not the id of a request
   */
  createLink: (request: { requestId: string }) => string;
  /**
   * Asks Anchor to repeat a sign-in with the stored credentials, without the user.
   *
   * @throws ConnectError `not_connected`, or `connection_not_ready` if the user has to reconnect
   */
  reauthenticate(this: void, choice: ConnectionChoice & { application: Slug }): Promise<void>;
  /** Disconnects all accounts of a user, for an erasure. Ends open attempts, deletes every identity at Anchor, and returns what is left. */
  disconnectAll: (owner: { userId: string; tenantId?: string | undefined }) => Promise<Erasure>;
  /**
   * Repeats work that failed because Anchor was unavailable (deletions, tags, statuses), reports identities without a
   * connection, and deletes old attempts and requests. Run it every few minutes, in any number of processes. Never rejects: `failed` and the
   * event `upkeep.failed` report the steps that failed.
   */
  reconcile: (work?: ReconcileOptions) => Promise<Reconciled>;
  /** Checks everything that the kit depends on, from `publicUrl` to the store. Changes nothing and never rejects. */
  doctor: (options?: DoctorOptions) => Promise<Finding[]>;
}

/**
 * Creates the handler to mount and the functions for your own code.
 *
 * @throws TypeError if an option is invalid. The message names the option and the fix.
 *
 * @example
 * export const connect = createConnect({
 *   anchor: new Anchorbrowser(),
 *   applications: { linkedin: { id: process.env.LINKEDIN_APP_ID } },
 *   publicUrl: 'https://app.example.com',
 *   store: memoryStore(),
 *   getUser: (request) => sessionUserOf(request),
 * });
 */
export function createConnect<const Slug extends string, FrameworkRequest = unknown>(
  options: ConnectOptions<Slug, FrameworkRequest>,
): Connect<Slug, FrameworkRequest>;
// Inside, what a framework passes is only handed to `getUser`; the signature above checks that it is of the type read there.
export function createConnect(options: ConnectOptions): Connect {
  const settings = checkOptions(options);
  return {
    publicUrl: settings.origin,
    handler(request, frameworkRequest) {
      checkRequest(request);
      return handleRequest(settings, request, frameworkRequest).then(toResponse);
    },
    answer: (request, frameworkRequest) => handleRequest(settings, request, frameworkRequest),
    listConnections: async (owner) => connectionsOf(settings, toOwner('listConnections', owner)),
    listApplications: () => applicationsOf(settings),
    // Loaded when they are called, because a function at the edge that only handles requests never calls them.
    createSession: async (session) =>
      (await import('./sessions/createSession.ts')).createSession(settings, {
        ...session,
        ...toOwner('createSession', session),
      }),
    withSession: async (session, work) =>
      (await import('./sessions/withSession.ts')).withSession(
        settings,
        { ...session, ...toOwner('withSession', session) },
        work,
      ),
    findSession: async ({ key, ...ids }) =>
      (await import('./sessions/withSession.ts')).findSession(settings, toOwner('findSession', ids), key),
    endSession: async ({ key, ...ids }) =>
      (await import('./sessions/withSession.ts')).endKey(settings, toOwner('endSession', ids), key),
    request: async (ask) =>
      (await import('./requests/openRequest.ts')).openRequest(settings, {
        ...ask,
        ...toOwner('request', ask),
      }),
    claim: async (ask) =>
      (await import('./requests/claim.ts')).claim(settings, { ...ask, ...toOwner('claim', ask) }),
    readRequest: async (named) => {
      const { findNamed } = await import('./requests/findRequest.ts');
      const { describeCurrent } = await import('./requests/endRequest.ts');
      return describeCurrent(settings, await findNamed(settings, toOwner('readRequest', named), named));
    },
    waitFor: async (wait) =>
      (await import('./requests/waitFor.ts')).waitFor(settings, { ...wait, ...toOwner('waitFor', wait) }),
    declineRequest: async ({ id, ...ids }) => {
      const { decline } = await import('./requests/endRequest.ts');
      const { describeRequest } = await import('./requests/describeRequest.ts');
      return describeRequest(settings, await decline(settings, toOwner('declineRequest', ids), id));
    },
    supersedeRequests: async ({ thread, ...ids }) =>
      (await import('./requests/endRequest.ts')).supersede(
        settings,
        toOwner('supersedeRequests', ids),
        thread,
      ),
    cancelCall: async (call) =>
      (await import('./requests/claim.ts')).cancelCall(settings, toOwner('cancelCall', call), call),
    createLink: ({ requestId }) => createLink(settings, requestId),
    reauthenticate: async (choice) =>
      (await import('./connections/reauthenticate.ts')).reauthenticate(settings, {
        ...choice,
        ...toOwner('reauthenticate', choice),
      }),
    disconnectAll: async (owner) =>
      (await import('./connections/disconnect.ts')).disconnectAll(settings, toOwner('disconnectAll', owner)),
    async reconcile(work) {
      try {
        return await (await import('./reconcile/reconcile.ts')).reconcile(settings, work);
      } catch (error) {
        // An option is invalid, or a deployment removed the module. A timer that calls this must not end the process.
        settings.reporter.fail(error, { type: 'upkeep.failed', step: 'start' });
        return { ...nothingDone(), failed: ['start'] };
      }
    },
    doctor: async (how) => (await import('./doctor/doctor.ts')).doctor(settings, options, how),
  };
}

// Throws synchronously, because Express 4 ignores rejected promises. A `Request` of another realm or library is accepted.
function checkRequest(request: unknown): void {
  const headers = isRecord(request) ? request.headers : undefined;
  if (isRecord(headers) && typeof headers.get === 'function') return;
  throw new TypeError(
    'handler was called without a web Request. On Node or Express, mount toNodeHandler(connect) from @kit/server/node. See https://github.com/kit/kit/blob/main/docs/frameworks.md',
  );
}
