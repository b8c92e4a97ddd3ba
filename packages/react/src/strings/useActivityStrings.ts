'use client';
import { useContext } from 'react';
import { activityStrings } from './activityStrings.ts';
import { english, type ShownStrings } from './english.ts';
import { StringsContext } from './useStrings.ts';

const englishActivity = { ...english, ...activityStrings };

/** Returns the string catalogue with the strings about who used an account. */
export const useActivityStrings = (): ShownStrings & typeof activityStrings =>
  useContext(StringsContext) ?? englishActivity;
