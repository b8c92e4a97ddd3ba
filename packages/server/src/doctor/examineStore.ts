import { memoryStores } from '../stores/memoryStores.ts';
import type { Store } from '../stores/store.ts';
import { found, type Finding } from './findings.ts';

/** Reads an attempt that does not exist; a SQL store looks at the version of its tables first. */
export async function examineStore(store: Store, timeout: number): Promise<Finding> {
  if (memoryStores.has(store)) return found('store_in_memory', 'The store is memoryStore().');
  const expired = AbortSignal.timeout(timeout);
  try {
    await Promise.race([
      store.findAttempt('doctor'),
      new Promise<never>((_, reject) => {
        expired.addEventListener('abort', () => reject(new Error(`No answer within ${timeout / 1_000} s.`)));
      }),
    ]);
    return found('store_ready', 'The store answers.');
  } catch (error) {
    return found(
      'store_failing',
      `The store fails: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
