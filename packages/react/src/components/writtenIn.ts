import type { Strings } from './strings.ts';

/** For the element around words of a catalogue: which language they are in, and which way it is written. */
export const writtenIn = ({ locale, direction }: Strings) => ({ lang: locale, dir: direction });
