import type { AccountRequest, Application, Connection, SessionActivity } from '@kit/protocol';
import type { SessionOptions } from './sessions/sessionOptions.ts';
import type { BrowserSession } from './sessions/BrowserSession.ts';
import type { TaskOptions, TaskResult } from './sessions/runTask.ts';
import type { OwnConnection, OwnSession } from './sessions/sessionRoutes.ts';
import type { SessionKey, WithSessionOptions } from './sessions/withSession.ts';
import type { ConnectionChoice } from './connections/chooseConnections.ts';
import type { Restriction } from './permissions/changeAccess.ts';
import type { Permission } from './permissions/requirePermission.ts';
import type { Erasure } from './connections/disconnect.ts';
import type { ReconcileOptions } from './reconcile/reconcile.ts';
import type { Reconciled } from './reconcile/Reconciled.ts';
import type { DoctorOptions } from './doctor/probe.ts';
import type { Finding } from './doctor/findings.ts';
import type { RequestOptions, RequestResult } from './requests/openRequest.ts';
import type { ClaimOptions, ClaimResult } from './requests/claim.ts';
import type { RequestForOptions } from './requests/requestFor.ts';
import type { OwnCall, OwnRequest } from './requests/findRequest.ts';
import type { WaitOptions } from './requests/waitFor.ts';
import type { Reply } from './request/reply.ts';

/** What a handler receives beside the request: optional, unless `getUser` says which type it reads. */
type FrameworkArguments<FrameworkRequest> = unknown extends FrameworkRequest
  ? [frameworkRequest?: FrameworkRequest]
  : [frameworkRequest: FrameworkRequest];

/** The handler to mount and the functions for your own code, as `createConnect` returns them. */
export interface Connect<Slug extends string = string, FrameworkRequest = unknown> {
  /** The origin that browsers see: the first one of `createConnect({ publicUrl })`. */
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
   * @throws ConnectError `not_connected`, `connection_not_ready`, `permission_required`, `unknown_application`, or an `anchor_…` code
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
  /**
   * Runs a task of Anchor in a browser as `withSession` starts it, and waits for its result. The run is never repeated.
   *
   * @throws ConnectError as `createSession`, `task_failed`, `task_timeout`, or `session_stopped` if the user stopped the browser; otherwise
   * the reason of the signal
   */
  runTask(this: void, options: TaskOptions<Slug>): Promise<TaskResult>;
  /** Returns the newest running browser of a `key`, whichever process started it. */
  findSession: (named: SessionKey) => Promise<BrowserSession | undefined>;
  /**
   * Ends the browsers of a `key`, or one by its id. Work that still uses it fails with its next command. Returns false if an end is not
   * confirmed; `reconcile` then tries again.
   *
   * @throws ConnectError `not_found` if the user has no browser with this id
   */
  endSession: (named: SessionKey | OwnSession) => Promise<boolean>;
  /**
   * Returns who used an account: its 20 newest browser sessions, newest first, as the user sees them.
   *
   * @throws ConnectError `not_found`
   */
  listSessions: (of: OwnConnection) => Promise<SessionActivity[]>;
  /**
   * Returns the account to use, or asks the user for one. Safe to repeat: while no account can be used, a `key` finds its own request
   * again, and one owner has one open request for an application.
   *
   * @throws ConnectError `unknown_application`, `not_connected`, `request_mismatch` or `too_many_requests`
   */
  request(this: void, options: RequestOptions & { application: Slug }): Promise<RequestResult>;
  /**
   * Asks the user for the account that an error says is lost, or for the permission to use it: an error of `createSession`, `withSession`,
   * `runTask`, `claim`, `reauthenticate` or `session.reportSignedOut`. Every other error is thrown again, so call it first in a `catch`
   * block.
   *
   * @throws the error itself if it is not a ConnectError with the code `not_connected`, `connection_not_ready` or `permission_required`, if
   * the call passed no `permission` although its owner wants to be asked, or if the user has disconnected the account that you named and
   * only another one is connected; otherwise as `request`
   */
  requestFor: (error: unknown, ask: RequestForOptions) => Promise<RequestResult>;
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
   * Returns the address of a page where the user of a request can answer it, on any device. It contains no secret. With several origins
   * in `publicUrl`, pass the `origin` that the user signs in on. @default the first origin
   *
   * @throws TypeError if `requestId` is not the id of a request, or if `publicUrl` does not allow `origin`
   */
  createLink: (request: { requestId: string; origin?: string | undefined }) => string;
  /**
   * Returns Anchor's id of the identity that a browser would be signed in with, for calls of Anchor's API that the kit does not wrap. What
   * you start with it leaves no row: it is not listed for the user, and it goes on when the user disconnects the account. Keep the id on
   * your server.
   *
   * @throws ConnectError `not_connected`, `connection_not_ready`, `permission_required` or `unknown_application`
   */
  identityOf(
    this: void,
    choice: ConnectionChoice & { application: Slug; permission?: Permission | undefined },
  ): Promise<string>;
  /**
   * Asks Anchor to repeat a sign-in with the stored credentials, without the user.
   *
   * @throws ConnectError `not_connected`, or `connection_not_ready` if the user has to reconnect
   */
  reauthenticate(this: void, choice: ConnectionChoice & { application: Slug }): Promise<void>;
  /**
   * Makes agents ask before they use an account. Ends its browsers and its permissions. Only the user can loosen the access.
   *
   * @throws ConnectError `not_connected`
   */
  restrictAgentAccess: (account: Restriction) => Promise<Connection>;
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
