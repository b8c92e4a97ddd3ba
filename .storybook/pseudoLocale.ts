import type { Strings } from '@kit/react';

const plain = 'aceinosuyzACEINOSUYZ';
const accented = 'áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ';
const filler = 'öñé twö thréé föúr fîvé síx sévéñ éíght '.repeat(3);

/**
 * Returns a pseudo language that reveals layout problems: text without accents is not from the catalogue, text is 40 % longer than
 * English, and a missing bracket shows that text is clipped.
 */
export function pseudoLocale(english: Strings): Strings {
  const twin: Strings = { ...english };
  for (const [key, value] of Object.entries(english)) {
    if (key !== 'locale') Object.assign(twin, { [key]: distort(value) });
  }
  return twin;
}

function distort(value: unknown): unknown {
  if (typeof value === 'string') return lengthen(value);
  if (isSentence(value)) return (...given: unknown[]) => lengthen(value(...given), given.map(String));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, distort(inner)]));
}

/** Keeps names, and arguments that already are in brackets. */
function lengthen(text: string, names: string[] = []): string {
  const pieces = names
    .filter(Boolean)
    .reduce(
      (split, name) => split.flatMap((piece) => (names.includes(piece) ? [piece] : cut(piece, name))),
      [text],
    );
  const own = pieces.map((piece) => (names.includes(piece) ? piece : accent(piece))).join('');
  return `[${own} ${filler.slice(0, Math.ceil(text.length * 0.4)).trim()}]`;
}

function cut(text: string, name: string): string[] {
  return text.split(name).flatMap((piece, index) => (index === 0 ? [piece] : [name, piece]));
}

const accent = (text: string) =>
  text.replaceAll(/[a-z]/gi, (letter) => accented[plain.indexOf(letter)] ?? letter);

const isSentence = (value: unknown): value is (...given: unknown[]) => string => typeof value === 'function';
