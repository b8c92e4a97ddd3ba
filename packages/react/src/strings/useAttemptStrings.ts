'use client';
import { useContext } from 'react';
import { buttonStrings, type ButtonStrings } from './buttonStrings.ts';
import { attemptStrings } from './attemptStrings.ts';
import { StringsContext } from './useStrings.ts';

const englishAttempt = { ...buttonStrings, ...attemptStrings };

/** Returns the strings of buttons with those of what appears below them. */
export const useAttemptStrings = (): ButtonStrings & typeof attemptStrings =>
  useContext(StringsContext) ?? englishAttempt;
