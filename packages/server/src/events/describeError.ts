import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { networkCode } from '../networkCode.ts';

/**
 * What a log may hold of an error. Of a call to Anchor that is the code, and the status or the network's word: the text of an
 * answer can repeat what was sent, and so can the message of a parser that choked on it. Errors of your own code keep their stack.
 */
export function describeError(error: unknown): string {
  if (error instanceof ConnectError && error.code.startsWith('anchor_')) return describeCall(error);
  const thrown = error instanceof ConnectError && error.cause !== undefined ? error.cause : error;
  if (!(thrown instanceof Error)) return `Something was thrown that is no Error: ${typeof thrown}`;
  return thrown.stack ?? `${thrown.name}: ${thrown.message}`;
}

function describeCall({ code, cause }: ConnectError): string {
  // One of ours that wraps another: its status is what the user is answered.
  let innermost = cause;
  while (innermost instanceof ConnectError) innermost = innermost.cause;
  if (isRecord(innermost) && typeof innermost.status === 'number')
    return `${code}: Anchor answered ${innermost.status}.`;
  // The kit's own sentence about a response, with nothing of the response in it.
  if (code === 'anchor_unexpected_response' && innermost instanceof TypeError)
    return `${code}: ${innermost.message}`;
  const word = networkCode(innermost);
  return [code, innermost instanceof Error && innermost.name, word].filter(Boolean).join(': ');
}
