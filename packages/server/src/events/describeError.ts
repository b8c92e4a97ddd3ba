import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';

/**
 * Returns what a log may contain of an error. For a call to Anchor, that is the code and the status or network error, because
 * the text of a response or of a parse error can repeat what was sent. Errors in your code keep their stack.
 */
export function describeError(error: unknown): string {
  if (error instanceof ConnectError && error.code.startsWith('anchor_')) return describeCall(error);
  const thrown = error instanceof ConnectError && error.cause !== undefined ? error.cause : error;
  if (!(thrown instanceof Error)) return `A value that is not an Error was thrown: ${typeof thrown}`;
  return thrown.stack ?? `${thrown.name}: ${thrown.message}`;
}

function describeCall({ code, cause }: ConnectError): string {
  // The outer ConnectError has the status of the kit's response, not of Anchor's.
  let innermost = cause;
  while (innermost instanceof ConnectError) innermost = innermost.cause;
  if (isRecord(innermost) && typeof innermost.status === 'number')
    return `${code}: Anchor responded with ${innermost.status}.`;
  // The kit's own message, which contains nothing from the response.
  if (code === 'anchor_unexpected_response' && innermost instanceof TypeError)
    return `${code}: ${innermost.message}`;
  const word = networkCode(innermost);
  return [code, innermost instanceof Error && innermost.name, word].filter(Boolean).join(': ');
}

// The SDK wraps a system error once more than `fetch`.
const maxDepth = 4;

/** Returns the system's error code, such as `ECONNREFUSED`, and nothing else of the error. */
export function networkCode(error: unknown): string | undefined {
  let one = error;
  for (let depth = 0; depth < maxDepth && isRecord(one); depth++) {
    if (typeof one.code === 'string' && /^[A-Z][A-Z\d_]{2,63}$/.test(one.code)) return one.code;
    one = one.cause;
  }
  return undefined;
}
