import type { Store } from '../stores/store.ts';

/** One thing that every {@link Store} has to do. */
export interface StoreCheck {
  /** A sentence that is true of a store that passes. */
  name: string;
  /** Rejects with an error that says what was expected. `makeStore` is called once and gives an empty store. */
  run(makeStore: () => Store | Promise<Store>): Promise<void>;
}

/** Names a check. */
export function check(name: string, onStore: (store: Store) => Promise<void>): StoreCheck {
  return { name, run: async (makeStore) => onStore(await makeStore()) };
}
