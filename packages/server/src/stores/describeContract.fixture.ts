import { describe, test } from 'vitest';
import { storeContract } from '../testing/storeContract.ts';
import type { Store } from './store.ts';

/** Tests a store against the contract. `makeStore` returns an empty one. */
export function describeContract(name: string, makeStore: () => Store | Promise<Store>): void {
  // oxlint-disable-next-line vitest/valid-title -- the caller names the store
  describe(name, () => {
    // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- the check has a name and throws by itself
    for (const check of storeContract) test(check.name, () => check.run(makeStore));
  });
}
