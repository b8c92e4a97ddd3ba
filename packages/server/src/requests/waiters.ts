/** What waits in this process for a request to end. */
export interface Waiters {
  /** Resolves when the request ends in this process. Call `stop` when you no longer wait. */
  watch(id: string): { ended: Promise<void>; stop: () => void };
  /** Resolves every watch of a request. */
  wake(id: string): void;
}

/** Creates an empty set of waiters. */
export function createWaiters(): Waiters {
  const resolvers = new Map<string, Set<() => void>>();
  return {
    watch(id) {
      const all = resolvers.get(id) ?? new Set();
      resolvers.set(id, all);
      let resolve = () => {};
      const ended = new Promise<void>((done) => {
        resolve = done;
      });
      all.add(resolve);
      const stop = () => {
        all.delete(resolve);
        if (all.size === 0 && resolvers.get(id) === all) resolvers.delete(id);
      };
      return { ended, stop };
    },
    wake(id) {
      for (const resolve of resolvers.get(id) ?? []) resolve();
    },
  };
}
