import { beforeEach, describe } from 'vitest';
import { testAttempts } from './testAttempts.fixture.ts';
import { testCompletion } from './testCompletion.fixture.ts';
import { testConnections } from './testConnections.fixture.ts';
import type { Store } from './store.ts';

/** What every {@link Store} has to do, for tests of your own store too. `makeStore` gives an empty one. */
export function describeStore(name: string, makeStore: () => Store | Promise<Store>): void {
  // oxlint-disable-next-line vitest/valid-title -- whoever calls it names the store
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await makeStore();
    });
    testAttempts(() => store);
    testCompletion(() => store);
    testConnections(() => store);
  });
}
