import { ConnectError } from '../ConnectError.ts';

const maxReasonLength = 200;
const maxNameLength = 512;

/**
 * Characters that change how the text around them looks: controls, and marks that reorder or hide text.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const deceptive = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** Returns the app's reason as one line of plain text. Throws `invalid_reason` for one that could deceive its reader. */
export function toReason(value: unknown): string {
  if (value === undefined || value === '') return '';
  const reason = typeof value === 'string' ? value.normalize('NFC').trim() : undefined;
  if (reason === undefined || reason.length > maxReasonLength || deceptive.test(reason))
    throw new ConnectError('invalid_reason');
  return reason;
}

/** Returns a key or a thread. Throws a TypeError for one that a store cannot distinguish. */
export function toName(option: 'key' | 'thread', value: unknown): string {
  if (typeof value !== 'string') throw invalid(option, `is a ${typeof value}`);
  if (value === '' || value.length > maxNameLength) throw invalid(option, `has ${value.length} characters`);
  if (/[\0\p{Surrogate}]/u.test(value))
    throw invalid(option, 'contains a NUL character or half a surrogate pair');
  return value;
}

function invalid(option: string, what: string): TypeError {
  return new TypeError(
    `request: ${option} ${what}. Use a string of 1 to ${maxNameLength} characters. See https://github.com/kit/kit/blob/main/docs/agents.md`,
  );
}
