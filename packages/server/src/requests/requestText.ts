import { ConnectError } from '../ConnectError.ts';
import { toPlainLine } from '../request/plainText.ts';
import { toName } from '../request/toName.ts';

const maxReasonLength = 200;

/** Returns the app's reason as one line of plain text. Throws `invalid_reason` for one that could deceive its reader. */
export function toReason(value: unknown): string {
  if (value === undefined) return '';
  const reason = toPlainLine(value, maxReasonLength);
  if (reason === undefined) throw new ConnectError('invalid_reason');
  return reason;
}

/** Returns the name of a conversation; empty if there is none. Throws a TypeError for one that is not valid. */
export function toThread(value: unknown = ''): string {
  return value === '' ? '' : toName('thread', value);
}
