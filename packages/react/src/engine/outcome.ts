import type { Connection, ErrorCode } from '@kit/protocol';
import type { ClientErrorCode } from '../client/clientErrors.ts';

/**
 * How an attempt ended; exactly one an attempt. Leaving is an outcome, not an error.
 * `blocked`: the browser opened no window; `startUrl` is a link that a click can still open.
 */
export type Outcome =
  | { status: 'connected'; connection: Connection }
  | { status: 'cancelled' }
  | { status: 'blocked'; startUrl: string }
  | { status: 'expired' }
  | { status: 'failed'; code: ErrorCode | ClientErrorCode; message: string };
