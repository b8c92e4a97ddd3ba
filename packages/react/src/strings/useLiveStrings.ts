'use client';
import { useContext } from 'react';
import { buttonStrings, type ButtonStrings } from './buttonStrings.ts';
import { liveStrings } from './liveStrings.ts';
import { StringsContext } from './useStrings.ts';

const englishLive = { ...buttonStrings, ...liveStrings };

/** Returns the strings of buttons and the live view only, so a page without a list does not load the others. */
export const useLiveStrings = (): ButtonStrings & typeof liveStrings =>
  useContext(StringsContext) ?? englishLive;
