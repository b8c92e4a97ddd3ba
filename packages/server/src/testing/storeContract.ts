import { attemptChecks } from './attemptChecks.ts';
import type { StoreCheck } from './check.ts';
import { completionChecks } from './completionChecks.ts';
import { connectionChecks } from './connectionChecks.ts';
import { dueChecks, keyChecks, sessionChecks } from './upkeepChecks.ts';
import { raceChecks } from './raceChecks.ts';
import { reconnectChecks } from './reconnectChecks.ts';

/**
 * What every `Store` has to do, for tests of your own store in any test runner:
 * `for (const { name, run } of storeContract) test(name, () => run(makeEmptyStore))`.
 */
export const storeContract: readonly StoreCheck[] = [
  ...attemptChecks,
  ...completionChecks,
  ...reconnectChecks,
  ...connectionChecks,
  ...dueChecks,
  ...sessionChecks,
  ...keyChecks,
  ...raceChecks,
];
