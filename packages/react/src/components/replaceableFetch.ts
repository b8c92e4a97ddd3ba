/** A `fetch` that can be exchanged while those who hold it keep it. */
export interface ReplaceableFetch {
  fetch: typeof globalThis.fetch;
  /** From now on calls go to `next`, or to the browser's own. */
  replace: (next: typeof globalThis.fetch | undefined) => void;
}

/** Makes one that calls `first`, or the browser's own. */
export function replaceableFetch(first: typeof globalThis.fetch | undefined): ReplaceableFetch {
  let current = first;
  return {
    fetch: (...request) => (current ?? globalThis.fetch)(...request),
    replace: (next) => {
      current = next;
    },
  };
}
