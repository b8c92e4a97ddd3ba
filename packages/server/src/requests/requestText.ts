const maxReasonLength = 200;
const maxNameLength = 512;

/**
 * Characters that change how the text around them looks: controls, and marks that reorder or hide text.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const deceptive = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** Returns the app's reason as one line of plain text. Throws a TypeError for one that could deceive its reader. */
export function toReason(value: unknown): string {
  if (value === undefined || value === '') return '';
  if (typeof value !== 'string') throw invalid('reason', `is a ${typeof value}`);
  const reason = value.normalize('NFC').trim();
  if (reason.length > maxReasonLength) throw invalid('reason', `has ${reason.length} characters`);
  if (deceptive.test(reason)) throw invalid('reason', 'contains control or direction characters');
  return reason;
}

/** Returns a key or a thread. Throws a TypeError for one that a store cannot distinguish. */
export function toName(option: 'key' | 'thread', value: unknown): string {
  if (typeof value !== 'string') throw invalid(option, `is a ${typeof value}`);
  if (value === '' || value.length > maxNameLength) throw invalid(option, `has ${value.length} characters`);
  if (/[\0\p{Surrogate}]/u.test(value)) throw invalid(option, 'contains a NUL character or half a surrogate pair');
  return value;
}

function invalid(option: string, what: string): TypeError {
  const length = option === 'reason' ? `at most ${maxReasonLength}` : `1 to ${maxNameLength}`;
  return new TypeError(
    `request: ${option} ${what}. Use plain text of ${length} characters. See https://github.com/kit/kit/blob/main/docs/agents.md`,
  );
}
