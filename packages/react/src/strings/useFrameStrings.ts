'use client';
import { useContext } from 'react';
import { buttonStrings, type ButtonStrings } from './buttonStrings.ts';
import { frameStrings } from './frameStrings.ts';
import { StringsContext } from './useStrings.ts';

const englishFrame = { ...buttonStrings, ...frameStrings };

/** Returns the strings of buttons with those about the app's own tab. */
export const useFrameStrings = (): ButtonStrings & typeof frameStrings =>
  useContext(StringsContext) ?? englishFrame;
