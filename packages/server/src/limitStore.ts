import { ConnectError } from './ConnectError.ts';
import { loadOnce } from './loadOnce.ts';
import { optionError } from './options/optionChecks.ts';
import type { Store } from './stores/store.ts';
import { StoreError } from './stores/StoreError.ts';
import { isTimeout, withDeadline } from './time.ts';

const methods: Record<keyof Store, true> = {
  createAttempt: true,
  findAttempt: true,
  updateAttempt: true,
  completeAttempt: true,
  findConnections: true,
  updateConnection: true,
  disconnectAll: true,
  takeDueConnections: true,
  openRequest: true,
  findRequest: true,
  updateRequest: true,
  supersedeRequests: true,
  expireRequests: true,
  openSession: true,
  findSessions: true,
  updateSession: true,
  holdSession: true,
  endSessions: true,
  takeDueSessions: true,
  takeOnce: true,
  isTaken: true,
  deleteOne: true,
  deleteExpired: true,
};

/**
 * Returns the store with a timeout on every call. If the store is late or down, the call throws `store_unavailable`. Other errors of a
 * driver become the cause of `internal`, because their text can contain SQL, values and addresses, and a language model reads the text of
 * what a tool throws.
 *
 * @throws {TypeError} If a method is missing.
 */
export function limitStore(store: Store, timeoutMs: number): Store {
  checkMethods(store);
  // The methods of a class are not its own properties, and those of an instance can be replaced later.
  const limited = { ...store };
  for (const name of Object.keys(methods)) {
    Reflect.set(limited, name, async (...values: unknown[]): Promise<unknown> => {
      try {
        const method: unknown = Reflect.get(store, name);
        if (typeof method !== 'function') throw new TypeError(`The store has no ${name}() any more.`);
        return await withDeadline(timeoutMs, Promise.resolve(method.apply(store, values)));
      } catch (cause) {
        throw await toStoreError(cause, `store.${name}`);
      }
    });
  }
  return limited;
}

function checkMethods(store: Store): void {
  const missing = Object.keys(methods).filter((name) => typeof Reflect.get(store, name) !== 'function');
  if (missing.length > 0)
    throw optionError(
      'store',
      `has no ${missing.map((name) => `${name}()`).join(', ')}`,
      'Use sqlStore(…) or memoryStore(), or implement every method of the Store type',
    );
}

// Loaded with the first failure, because most databases have none.
const loadCodes = loadOnce(() => import('./stores/isStoreDown.ts'));

async function toStoreError(error: unknown, call: string): Promise<Error> {
  if (error instanceof StoreError || error instanceof ConnectError) return error;
  if (isTimeout(error))
    return new ConnectError('store_unavailable', { cause: new Error(`${call}: ${error.message}`) });
  // A deployment may have removed the file.
  const isDown = await loadCodes().then(
    ({ isStoreDown }) => isStoreDown(error),
    () => false,
  );
  return new ConnectError(isDown ? 'store_unavailable' : 'internal', { cause: error });
}
