import { fileURLToPath } from 'node:url';
import { measureModule, measureStyles } from './measureSize.mjs';

const source = fileURLToPath(new URL('../packages/react/src/', import.meta.url));
const external = ['react', 'react-dom', '@tanstack/react-query'];
const names = (list) => () =>
  measureModule(`export { ${list} } from './index.ts'`, { resolveDir: source, external });

/**
 * Typical imports from @kit/react and the KiB that each may add to a page: minified and gzipped, without peer dependencies.
 * `budget` is the present size of what loads with the page, and `laterBudget` of what loads after it, rounded up; a test enforces
 * both. `target` is the goal for the page.
 */
export const sizeParts = [
  {
    part: 'useIdentityPopup',
    target: 2.0,
    budget: 1.6,
    laterBudget: 0,
    measure: names('useIdentityPopup'),
  },
  {
    part: 'useConnectPopup with its engine',
    target: 3.0,
    budget: 7.8,
    laterBudget: 4.4,
    measure: () =>
      measureModule(
        `export { useConnectPopup } from './index.ts'; export * from './provider/createConnectContext.ts'`,
        { resolveDir: source, external },
      ),
  },
  {
    part: 'button with provider',
    target: 12.0,
    budget: 12.15,
    laterBudget: 6.4,
    measure: names('ConnectAccountButton, ConnectProvider'),
  },
  {
    part: 'connection request, on top of the button',
    target: 3.0,
    budget: 2.8,
    laterBudget: 2.3,
    measure: async () => {
      const button = await names('ConnectAccountButton, ConnectProvider')();
      const both = await names('ConnectAccountButton, ConnectProvider, ConnectionRequest')();
      return { bytes: both.bytes - button.bytes, laterBytes: both.laterBytes - button.laterBytes };
    },
  },
  {
    part: 'live view, on top of the button',
    target: 3.5,
    budget: 2.5,
    laterBudget: 2.65,
    measure: async () => {
      const button = await names('ConnectAccountButton, ConnectProvider')();
      const both = await names('ConnectAccountButton, ConnectProvider, LiveView')();
      return { bytes: both.bytes - button.bytes, laterBytes: both.laterBytes - button.laterBytes };
    },
  },
  {
    part: 'everything, in English',
    target: 25.0,
    budget: 25.55,
    laterBudget: 17.9,
    measure: () => measureModule(`export * from './index.ts'`, { resolveDir: source, external }),
  },
  {
    part: 'styles.css',
    target: 4.6,
    budget: 5.55,
    laterBudget: 0,
    measure: () => measureStyles(`${source}styles.css`),
  },
];

/** Bytes as KiB. */
export const kib = (bytes) => bytes / 1024;
