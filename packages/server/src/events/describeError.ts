import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';

/**
 * What a log may hold of an error. Of a call to Anchor that is the code and the status alone: the text of an answer can
 * repeat what was sent, and so can the message of a parser that choked on it. Errors of your own code keep their stack.
 */
export function describeError(error: unknown): string {
  if (error instanceof ConnectError && error.code.startsWith('anchor_')) {
    const { code, cause } = error;
    if (isRecord(cause) && typeof cause.status === 'number')
      return `${code}: Anchor answered ${cause.status}.`;
    return cause instanceof Error ? `${code}: ${cause.name}` : code;
  }
  const thrown = error instanceof ConnectError && error.cause !== undefined ? error.cause : error;
  if (!(thrown instanceof Error)) return `Something was thrown that is no Error: ${typeof thrown}`;
  return thrown.stack ?? `${thrown.name}: ${thrown.message}`;
}
