import { errorMessage, errors, type ErrorCode } from '@kit/protocol';
import { remember } from './remember.ts';

/** What is known about an error. */
interface ConnectErrorOptions {
  /** Seconds to wait. */
  retryAfter?: number | undefined;
  /** The error that caused it. */
  cause?: unknown;
  /** The application that has no usable account. */
  application?: string | undefined;
  /** The connection, if the error is about a certain one. */
  connectionId?: string | undefined;
}

/**
 * The error that the server's functions throw. `code` is stable and documented in `docs/errors.md`. The message is for
 * developers and contains no secret. `cause` never leaves the server.
 *
 * @example
 * try {
 *   await connect.createSession({ userId, application: 'linkedin' });
 * } catch (error) {
 *   const request = await connect.requestFor(error, { userId }); // throws every other error again
 *   return askToConnect(request);
 * }
 */
export class ConnectError extends Error {
  /** Always `ConnectError`. */
  override readonly name = 'ConnectError';
  /** What went wrong. Compare this, not the message. */
  readonly code: ErrorCode;
  /** The HTTP status that the kit's own routes respond with for this code. */
  readonly status: number;
  /** Seconds to wait before you try again. Undefined if no time is known. */
  readonly retryAfter: number | undefined;
  /** With `not_connected`, `connection_not_ready` and `permission_required`: the application that has no usable account. */
  readonly application: string | undefined;
  /** With `not_connected`, `connection_not_ready` and `permission_required`: the connection, if the error is about a certain one. */
  readonly connectionId: string | undefined;

  constructor(code: ErrorCode, options: ConnectErrorOptions = {}) {
    super(errorMessage(code), 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.status = errors[code].status;
    this.retryAfter = options.retryAfter;
    this.application = options.application;
    this.connectionId = options.connectionId;
  }
}

/**
 * Returns the error for a request that anyone can send. Each code has one, without a stack trace, because creating errors takes as long
 * as the checks of such requests.
 */
export const refusal = remember(Infinity, (code: ErrorCode): ConnectError => {
  const { stackTraceLimit } = Error;
  // Not an assignment, which throws if the app has frozen `Error`.
  Reflect.set(Error, 'stackTraceLimit', 0);
  const error = new ConnectError(code);
  Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  return error;
});
