'use client';
import { useContext } from 'react';
import { english, type ShownStrings } from './english.ts';
import { formStrings } from './formStrings.ts';
import { StringsContext } from './useStrings.ts';

const englishForms = { ...english, ...formStrings };

/** Returns the string catalogue with the strings of the disconnect dialog and the rename form. */
export const useFormStrings = (): ShownStrings & typeof formStrings =>
  useContext(StringsContext) ?? englishForms;
