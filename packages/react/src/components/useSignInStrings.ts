'use client';
import { useContext } from 'react';
import { signInStrings, type SignInStrings } from './signInStrings.ts';
import { StringsContext } from './StringsContext.ts';

/** `useStrings` for what a page has that shows no list: it then loads no words of one. */
export const useSignInStrings = (): SignInStrings => useContext(StringsContext) ?? signInStrings;
