'use client';
import { createContext, useContext } from 'react';
import type { Strings } from '../locales/en.ts';
import { buttonStrings, type ButtonStrings } from './buttonStrings.ts';
import { english, type ShownStrings } from './english.ts';

/** The catalogue of `ConnectProvider`, `undefined` for English. */
export const StringsContext = createContext<Strings | undefined>(undefined);

/** Returns the string catalogue of the `ConnectProvider` above. */
export const useStrings = (): ShownStrings => useContext(StringsContext) ?? english;

/** Returns the strings of buttons only, so a page without a list does not load the others. */
export const useButtonStrings = (): ButtonStrings => useContext(StringsContext) ?? buttonStrings;

/** Returns the attributes of an element that contains text from a catalogue. */
export const langAttributes = ({ locale, direction }: ButtonStrings) => ({ lang: locale, dir: direction });
