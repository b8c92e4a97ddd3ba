/**
 * Characters that change how the text around them looks: controls, and marks that reorder or hide text.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const deceptive =
  /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
const allDeceptive = new RegExp(deceptive, 'gu');

/** Returns one line of plain text, or undefined if the text is too long or could deceive its reader. */
export function toPlainLine(value: unknown, maxLength: number): string | undefined {
  const line = typeof value === 'string' ? value.normalize('NFC').trim() : undefined;
  return line === undefined || line.length > maxLength || deceptive.test(line) ? undefined : line;
}

/** Replaces the addresses in a text. One can contain a token. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(/\b[a-z][\w+.-]*:\/\/\S+/gi, '[address]');
}

/** Returns a text of someone else as one line of plain text: a space replaces each character that could deceive its reader. */
export function withoutMarks(text: string): string {
  return text.normalize('NFC').replaceAll(allDeceptive, ' ').replaceAll(/ {2,}/g, ' ').trim();
}
