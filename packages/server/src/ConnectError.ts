import { errorMessage, errors, type ErrorCode } from '@kit/protocol';

/**
 * The one error class of the server. `code` is stable and documented in `docs/errors.md`. The message is for developers and
 * holds no secret; users read the words of `@kit/react` and of the server's pages. `cause` never leaves the server.
 */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly code: ErrorCode;
  readonly status: number;
  /** Seconds to wait before the next try. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, options: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(errorMessage(code), 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.status = errors[code].status;
    this.retryAfter = options.retryAfter;
  }
}
