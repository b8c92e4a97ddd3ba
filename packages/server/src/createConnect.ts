import { isRecord, type Application, type Connection } from '@kit/protocol';
import { answer } from './handleRequest.ts';
import { applicationsOf } from './connections/listApplications.ts';
import { checkOptions } from './options/checkOptions.ts';
import type { ConnectOptions } from './options/ConnectOptions.ts';
import type { BrowserSession, SessionOptions } from './sessions/createSession.ts';
import { type ConnectionChoice, connectionsOf } from './connections/listConnections.ts';
import type { Erasure } from './connections/disconnect.ts';
import type { ReconcileOptions } from './reconcile/reconcile.ts';
import { nothingDone, type Reconciled } from './reconcile/Reconciled.ts';
import type { DoctorOptions } from './doctor/probe.ts';
import type { Finding } from './doctor/findings.ts';
import { toResponse, type Reply } from './request/reply.ts';
import { toOwner } from './request/readUser.ts';

/** What a handler receives beside the request: optional, unless `getUser` says which type it reads. */
type FrameworkArguments<FrameworkRequest> = unknown extends FrameworkRequest
  ? [frameworkRequest?: FrameworkRequest]
  : [frameworkRequest: FrameworkRequest];

/** What {@link createConnect} gives you. */
export interface Connect<Slug extends string = string, FrameworkRequest = unknown> {
  /** The origin that browsers see. */
  readonly publicUrl: string;
  /**
   * Answers every request below `basePath`, and rejects for none. Throws a TypeError where it is called with something
   * else, such as Node's `(req, res)`: mount `toNodeHandler` there.
   */
  handler(this: void, request: Request, ...rest: FrameworkArguments<FrameworkRequest>): Promise<Response>;
  /** Does the same as `handler` and returns plain data, for adapters. */
  answer(this: void, request: Request, ...rest: FrameworkArguments<FrameworkRequest>): Promise<Reply>;
  /** A user's connections, newest first, as the browser sees them; for a page made on the server, or to choose one. */
  listConnections: (owner: { userId: string; tenantId?: string | undefined }) => Promise<Connection[]>;
  /** What can be connected, as the browser sees it, in the order of the options. */
  listApplications: () => (Application & { application: Slug })[];
  // Methods, not properties: a kit made for some applications then fits where one for any is meant.
  /** Starts a browser that is signed in with a user's connection. Throws `ConnectError`; see there for the codes. */
  createSession(this: void, options: SessionOptions & { application: Slug }): Promise<BrowserSession>;
  /**
   * Asks Anchor to repeat a sign-in with what it has stored, without the user. Throws `not_connected`, or
   * `connection_not_ready` where the user has to reconnect.
   */
  reauthenticate(this: void, choice: ConnectionChoice & { application: Slug }): Promise<void>;
  /** Forgets a user, for an erasure: ends open attempts, and deletes every sign-in at Anchor. Says what is left to delete. */
  disconnectAll: (owner: { userId: string; tenantId?: string | undefined }) => Promise<Erasure>;
  /**
   * Finishes what Anchor's absence left undone (deletions, tags, statuses), reports identities that nobody owns, and
   * forgets old attempts. Run it every few minutes, from as many processes as you like. Never rejects: `failed` and the event
   * `upkeep.failed` report what the store or your code failed.
   */
  reconcile: (work?: ReconcileOptions) => Promise<Reconciled>;
  /** Looks for what keeps the kit from working, from `publicUrl` to the store. Changes nothing; never rejects. */
  doctor: (options?: DoctorOptions) => Promise<Finding[]>;
}

/**
 * Wires the kit: one object with the handler to mount and the calls for your own code. Options are checked here, once;
 * throws a TypeError that names what is wrong and how to mend it.
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
      return answer(settings, request, frameworkRequest).then(toResponse);
    },
    answer: (request, frameworkRequest) => answer(settings, request, frameworkRequest),
    listConnections: async (owner) => connectionsOf(settings, toOwner('listConnections', owner)),
    listApplications: () => applicationsOf(settings),
    // Loaded when they are called: what only answers requests, such as a function at the edge, has no use for them.
    createSession: async (session) =>
      (await import('./sessions/createSession.ts')).createSession(settings, {
        ...session,
        ...toOwner('createSession', session),
      }),
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
        // An option is not valid, or a deployment removed the module. A timer that calls this must not end the process.
        settings.reporter.fail(error, { type: 'upkeep.failed', step: 'start' });
        return { ...nothingDone(), failed: ['start'] };
      }
    },
    doctor: async (how) => (await import('./doctor/doctor.ts')).doctor(settings, options, how),
  };
}

/** Throws at once, not later: Express 4 hears of no promise. A `Request` of another realm or library is one, too. */
function checkRequest(request: unknown): void {
  const headers = isRecord(request) ? request.headers : undefined;
  if (isRecord(headers) && typeof headers.get === 'function') return;
  throw new TypeError(
    'handler takes a Request. On Node or Express mount toNodeHandler(connect), from @kit/server/node.',
  );
}
