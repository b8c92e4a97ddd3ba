/** A file that a page loads after the first paint. */
export interface LaterFile<T> {
  /** Its exports, once it is loaded. */
  readonly loaded: T | undefined;
  /** Loads it, unless it is loaded. The next call repeats a load that failed. */
  load: () => Promise<T>;
  /** Loads it before it is needed. An error is left to `load`. */
  preload: () => void;
}

/** Describes a file that a page loads later: `laterFile(() => import('./file.ts'))`. */
export function laterFile<T>(importFile: () => Promise<T>): LaterFile<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;

  async function load(): Promise<T> {
    try {
      loading ??= importFile();
      return (loaded = await loading);
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
    preload: () => void load().catch(() => {}),
  };
}
