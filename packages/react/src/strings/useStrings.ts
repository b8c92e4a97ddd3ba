'use client';
import { useContext, createContext } from 'react';
import { en, type Strings } from '../locales/en.ts';
import { signInStrings, type SignInStrings } from './buttonStrings.ts';

/** The words of the components, in the language of the `ConnectProvider` above. */
export const useStrings = (): Strings => useContext(StringsContext) ?? en;

/** `useStrings` for what a page has that shows no list: it then loads no words of one. */
export const useSignInStrings = (): SignInStrings => useContext(StringsContext) ?? signInStrings;

/** The language of `ConnectProvider`; nothing where it names none, and the components bring their English. */
export const StringsContext = createContext<Strings | undefined>(undefined);

/** For the element around words of a catalogue: which language they are in, and which way it is written. */
export const writtenIn = ({ locale, direction }: SignInStrings) => ({ lang: locale, dir: direction });
