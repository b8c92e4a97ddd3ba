'use client';
import { english, type ShownStrings } from '../strings/english.ts';
import { formStrings } from '../strings/formStrings.ts';
import { requestStrings } from '../strings/requestStrings.ts';
import { serverProblems } from '../strings/serverProblems.ts';

/** English. */
export const en = {
  ...english,
  ...formStrings,
  ...requestStrings,
  problems: { ...english.problems, ...serverProblems },
};

/** All strings of the components in one language. */
export type Strings = ShownStrings & typeof en;
