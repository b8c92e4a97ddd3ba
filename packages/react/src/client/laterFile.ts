/** A file that a page loads after the first paint. */
export interface LaterFile<T> {
  /** Its exports, once it is loaded. */
  readonly loaded: T | undefined;
  /** Loads it, unless it is loaded. The next call repeats a load that failed. */
  load: () => Promise<T>;
  /** Calls a function once it is loaded. Returns a function that stops that. */
  subscribe: (listener: () => void) => () => void;
  /** Loads it before it is needed. An error is left to `load`. */
  preload: () => void;
}

/** Describes a file that a page loads later: `laterFile(() => import('./file.ts'))`. */
export function laterFile<T>(importFile: () => Promise<T>): LaterFile<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  const listeners = new Set<() => void>();

  async function load(): Promise<T> {
    try {
      loading ??= importFile();
      const exports = await loading;
      if (!loaded) {
        loaded = exports;
        for (const listener of listeners) listener();
      }
      return exports;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  }

  return {
    get loaded() {
      return loaded;
    },
    load,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    preload: () => void load().catch(() => {}),
  };
}
