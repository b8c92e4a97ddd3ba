import { memoryStores } from '../stores/memoryStores.ts';
import type { Store } from '../stores/store.ts';
import { withTimeout } from '../withTimeout.ts';
import { found, type Finding } from './findings.ts';

/** Reads an attempt that does not exist; a SQL store looks at the version of its tables first. */
export async function examineStore(store: Store, timeout: number): Promise<Finding> {
  if (memoryStores.has(store)) return found('store_in_memory', 'The store is memoryStore().');
  try {
    await withTimeout(timeout, () => store.findAttempt('doctor'));
    return found('store_ready', 'The store answers.');
  } catch (error) {
    return found(
      'store_failing',
      `The store fails: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
