import { errorMessage, errors, type ErrorCode } from '@kit/protocol';

/**
 * The error that the server's functions throw. `code` is stable and documented in `docs/errors.md`. The message is for
 * developers and contains no secret. `cause` never leaves the server.
 *
 * @example
 * try {
 *   await connect.createSession({ userId, application: 'linkedin' });
 * } catch (error) {
 *   if (error instanceof ConnectError && error.code === 'not_connected') return askToConnect();
 *   throw error;
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

  constructor(code: ErrorCode, options: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(errorMessage(code), 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.status = errors[code].status;
    this.retryAfter = options.retryAfter;
  }
}
