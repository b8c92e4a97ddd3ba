import type { ConnectOptions } from '../hooks/createConnectContext.ts';

type Exchanged = Pick<ConnectOptions, 'mode' | 'loading' | 'fetch' | 'onEvent'>;

/** Options that can be exchanged while a context keeps them. */
export function replaceableOptions(first: Exchanged) {
  let current = first;
  const fetch: typeof globalThis.fetch = (...request) => (current.fetch ?? globalThis.fetch)(...request);
  const onEvent: ConnectOptions['onEvent'] = (event) => current.onEvent?.(event);
  return {
    fetch,
    onEvent,
    get mode() {
      return current.mode;
    },
    get loading() {
      return current.loading;
    },
    /** From now on `next` counts. */
    replace(next: Exchanged) {
      current = next;
    },
  };
}
