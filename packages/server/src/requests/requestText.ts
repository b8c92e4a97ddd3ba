import { ConnectError } from '../ConnectError.ts';
import { toName } from '../request/toName.ts';

const maxReasonLength = 200;

/**
 * Characters that change how the text around them looks: controls, and marks that reorder or hide text.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const deceptive =
  /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** Returns the app's reason as one line of plain text. Throws `invalid_reason` for one that could deceive its reader. */
export function toReason(value: unknown): string {
  if (value === undefined) return '';
  const reason = typeof value === 'string' ? value.normalize('NFC').trim() : undefined;
  if (reason === undefined || reason.length > maxReasonLength || deceptive.test(reason))
    throw new ConnectError('invalid_reason');
  return reason;
}

/** Returns the name of a conversation; empty if there is none. Throws a TypeError for one that is not valid. */
export function toThread(value: unknown = ''): string {
  return value === '' ? '' : toName('thread', value);
}
