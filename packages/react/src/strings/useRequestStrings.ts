'use client';
import { useContext } from 'react';
import { buttonStrings, type ButtonStrings } from './buttonStrings.ts';
import { requestStrings } from './requestStrings.ts';
import { StringsContext } from './useStrings.ts';

const englishRequests = { ...buttonStrings, ...requestStrings };

/** Returns the strings of buttons and requests only, so a page without a list does not load the others. */
export const useRequestStrings = (): ButtonStrings & typeof requestStrings =>
  useContext(StringsContext) ?? englishRequests;
