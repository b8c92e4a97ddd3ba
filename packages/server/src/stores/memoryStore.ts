import { createMemoryTables, memoryStoreOn } from './memoryStoreOn.ts';
import type { Store } from './store.ts';

const memoryStores = new WeakSet<object>();

/** Whether {@link memoryStore} made this store. */
export function isMemoryStore(store: object): boolean {
  return memoryStores.has(store);
}

/** Keeps everything in this process, for tests and for trying things out. All is lost when the process ends. */
export function memoryStore(...none: never[]): Store {
  if (none.length > 0)
    throw new TypeError(
      'memoryStore keeps everything in this process and accepts no database. Write sqlStore(postgres(pool)) or sqlStore(sqlite(database)), from @kit/server/stores/sql.',
    );
  const store = memoryStoreOn(createMemoryTables());
  memoryStores.add(store);
  return store;
}
