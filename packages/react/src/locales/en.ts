'use client';
import { activityStrings } from '../strings/activityStrings.ts';
import { english, type ShownStrings } from '../strings/english.ts';
import { formStrings } from '../strings/formStrings.ts';
import { attemptStrings } from '../strings/attemptStrings.ts';
import { liveStrings } from '../strings/liveStrings.ts';
import { requestStrings } from '../strings/requestStrings.ts';
import { serverProblems } from '../strings/serverProblems.ts';

/** English. */
export const en = {
  ...english,
  ...activityStrings,
  ...formStrings,
  ...attemptStrings,
  ...requestStrings,
  ...liveStrings,
  problems: { ...english.problems, ...serverProblems },
};

/** All strings of the components in one language. */
export type Strings = ShownStrings & typeof en;
