import type { Strings } from '../locales/en.ts';

/** One string of a catalogue, with placeholders as arguments. */
interface Said {
  /** Its path, such as `status.connected.label`. */
  key: string;
  text: string;
  /** Its arguments. */
  names: string[];
  /** Whether it has text besides its arguments. */
  words: boolean;
}

/** Properties that are not user-visible text. */
const facts = new Set(['locale', 'direction']);
const placeholders = ['«1»', '«2»'];

/** Strings whose last name may be empty, with the names before it. */
const beforeEmptyName = new Map<string, string[]>([
  ['confirmBody', []],
  ['lastUsedAgo', ['«1»']],
  ['lastUsedOn', ['«1»']],
  ['liveTitle', []],
  ['requestAgain', ['«1»']],
  ['requestConnected', ['«1»']],
]);

/** Strings with a count, and counts for every plural form of the languages. */
const counting = new Set(['found', 'accounts']);
export const counts = [1, 2, 3, 11, 100];

/** Returns every string of a catalogue. Strings that depend on an empty name are returned in both versions. */
export function sayEverything(strings: Strings): Said[] {
  return Object.entries(strings).flatMap(([key, value]) => (facts.has(key) ? [] : say(key, value)));
}

function say(key: string, value: unknown): Said[] {
  if (typeof value === 'string') return [said(key, value, [])];
  if (counting.has(key) && isCount(value))
    return counts.map((count) => said(`${key} of ${count}`, value(count), []));
  if (isSentence(value)) {
    const names = placeholders.slice(0, value.length);
    const full = said(key, value(...names), names);
    const given = beforeEmptyName.get(key);
    return given ? [full, said(`${key} without a name`, value(...given, ''), given)] : [full];
  }
  if (typeof value !== 'object' || value === null) throw new TypeError(`${key} is not a string.`);
  return Object.entries(value).flatMap(([part, inner]) => say(`${key}.${part}`, inner));
}

function said(key: string, text: string, names: string[]): Said {
  const own = names.reduce((rest, name) => rest.replaceAll(name, ''), text);
  return { key, text, names, words: /\p{L}/u.test(own) };
}

const isSentence = (value: unknown): value is (...names: string[]) => string => typeof value === 'function';
const isCount = (value: unknown): value is (count: number) => string => typeof value === 'function';
