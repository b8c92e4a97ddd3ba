import type { SignInStrings } from './signInStrings.ts';

/** For the element around words of a catalogue: which language they are in, and which way it is written. */
export const writtenIn = ({ locale, direction }: SignInStrings) => ({ lang: locale, dir: direction });
