import type { Strings } from '../locales/en.ts';

/** One string of a catalogue, said with stand-ins for what it is given. */
interface Said {
  /** Where it stands, such as `status.connected.label`. */
  key: string;
  text: string;
  /** What it was given. */
  names: string[];
  /** Whether it has words of its own, beside those it was given. */
  words: boolean;
}

/** Not strings, but facts about the language. */
const facts = new Set(['locale', 'direction']);
const standIns = ['«1»', '«2»'];

/** Sentences with a number in them, and numbers for every form that one of the languages has. */
const counting = new Set(['found', 'accounts']);
export const counts = [1, 2, 3, 11, 100];

/** Every string of a catalogue; those that leave out an empty name are said both ways. */
export function sayEverything(strings: Strings): Said[] {
  return Object.entries(strings).flatMap(([key, value]) => (facts.has(key) ? [] : say(key, value)));
}

function say(key: string, value: unknown): Said[] {
  if (typeof value === 'string') return [said(key, value, [])];
  if (counting.has(key) && isCount(value))
    return counts.map((count) => said(`${key} of ${count}`, value(count), []));
  if (isSentence(value)) {
    const names = standIns.slice(0, value.length);
    const full = said(key, value(...names), names);
    const without = key === 'confirmBody' ? [said(`${key} of nobody`, value(''), [])] : [];
    return [full, ...without];
  }
  if (typeof value !== 'object' || value === null) throw new TypeError(`${key} is no string.`);
  return Object.entries(value).flatMap(([part, inner]) => say(`${key}.${part}`, inner));
}

function said(key: string, text: string, names: string[]): Said {
  const own = names.reduce((rest, name) => rest.replaceAll(name, ''), text);
  return { key, text, names, words: /\p{L}/u.test(own) };
}

const isSentence = (value: unknown): value is (...names: string[]) => string => typeof value === 'function';
const isCount = (value: unknown): value is (count: number) => string => typeof value === 'function';
