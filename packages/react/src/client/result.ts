import type { ErrorCode } from '@kit/protocol';
import type { ClientErrorCode } from './clientErrors.ts';

/** Why a call did not succeed: the server's own word, or what happened before it could speak. */
export interface ClientError {
  code: ErrorCode | ClientErrorCode;
  /** For developers, in English. What a person may read is `problemText(strings, error)`. */
  message: string;
  /** Seconds to wait before the next try. */
  retryAfter?: number;
  /** Names the answer in the server's log. */
  requestId?: string;
}

/** What every call of the client answers; it never throws. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: ClientError };
