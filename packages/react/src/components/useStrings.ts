'use client';
import { useContext } from 'react';
import { strings, type Strings } from './strings.ts';
import { StringsContext } from './StringsContext.ts';

/** The words of the components, in the language of the `ConnectProvider` above. */
export const useStrings = (): Strings => useContext(StringsContext) ?? strings;
