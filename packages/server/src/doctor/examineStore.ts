import { isMemoryStore } from '../stores/memoryStore.ts';
import type { SqlStore } from '../stores/sqlStore.ts';
import type { Store } from '../stores/store.ts';
import { withTimeout } from '../withTimeout.ts';
import { found, type Finding } from './findings.ts';

/** Reads an attempt that does not exist, which makes a SQL store check its tables, and who else can reach them. */
export async function examineStore(store: Store, timeout: number): Promise<Finding[]> {
  if (isMemoryStore(store)) return [found('store_in_memory', 'The store is memoryStore().')];
  try {
    return await withTimeout(timeout, async () => {
      await store.findAttempt({ id: 'doctor' });
      const exposure = isSqlStore(store) ? await store.findExposure() : [];
      const exposed = found('store_exposed', `Other roles can reach the tables: ${exposure.join('; ')}.`);
      return [found('store_ready', 'The store answers.'), ...(exposure.length === 0 ? [] : [exposed])];
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [found('store_failing', `The store fails: ${message}`)];
  }
}

function isSqlStore(store: Store): store is SqlStore {
  return 'findExposure' in store;
}
