/** What waits in this process for requests to end. */
export interface Waiters {
  /** Resolves `ended` when the request ends in this process. Call `stop` when you no longer wait. */
  watch(id: string): { ended: Promise<void>; stop: () => void };
  /** Resolves what watches a request. */
  wake(id: string): void;
  /** How many requests are watched. */
  size(): number;
}

/** Creates an empty set of waiters. */
export function createWaiters(): Waiters {
  const watched = new Map<string, Set<() => void>>();
  return {
    watch(id) {
      const resolvers = watched.get(id) ?? new Set();
      watched.set(id, resolvers);
      let resolve: (() => void) | undefined;
      const ended = new Promise<void>((done) => {
        resolve = done;
      });
      const wake = () => resolve?.();
      resolvers.add(wake);
      const stop = () => {
        resolvers.delete(wake);
        // Stryker disable next-line ConditionalExpression,EqualityOperator: an empty set that stays costs memory only
        if (resolvers.size === 0 && watched.get(id) === resolvers) watched.delete(id);
      };
      return { ended, stop };
    },
    wake(id) {
      for (const wake of watched.get(id) ?? []) wake();
    },
    size: () => watched.size,
  };
}

/** What waits in this process. The ids of requests are unique, so every `createConnect` shares it. */
export const waiters: Waiters = createWaiters();
