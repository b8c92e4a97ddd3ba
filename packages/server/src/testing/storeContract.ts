import { accessChecks } from './accessChecks.ts';
import { attemptChecks } from './attemptChecks.ts';
import { callerChecks } from './callerChecks.ts';
import type { StoreCheck } from './check.ts';
import { completionChecks } from './completionChecks.ts';
import { connectionChecks } from './connectionChecks.ts';
import { raceChecks } from './raceChecks.ts';
import { reconnectChecks } from './reconnectChecks.ts';
import { requestChecks } from './requestChecks.ts';
import { requestRaceChecks } from './requestRaceChecks.ts';
import { sessionChecks } from './sessionChecks.ts';
import { upkeepChecks } from './upkeepChecks.ts';

/**
 * The guarantees of every `Store`. Test your own store with them, in any test runner:
 * `for (const { name, run } of storeContract) test(name, () => run(makeEmptyStore))`.
 */
export const storeContract: readonly StoreCheck[] = [
  ...accessChecks,
  ...attemptChecks,
  ...completionChecks,
  ...reconnectChecks,
  ...connectionChecks,
  ...requestChecks,
  ...callerChecks,
  ...sessionChecks,
  ...upkeepChecks,
  ...raceChecks,
  ...requestRaceChecks,
];
