import { fileURLToPath } from 'node:url';
import { measureModule, measureStyles } from './measureSize.mjs';

const source = fileURLToPath(new URL('../packages/react/src/', import.meta.url));
const external = ['react', 'react-dom', 'react/*', 'react-dom/*', '@tanstack/react-query'];
const names = (list) => () =>
  measureModule(`export { ${list} } from './index.ts'`, { resolveDir: source, external });

/**
 * What people take from @kit/react, and the bytes it may weigh, minified and gzipped, without its peers. `budget` guards what
 * was measured, rounded up; `target` is what it should come to.
 */
export const sizeParts = [
  {
    part: 'useIdentityPopup, own address',
    target: 3.0,
    budget: 2.0,
    measure: names('useIdentityPopup'),
  },
  {
    part: 'useIdentityPopup with its engine',
    target: 3.0,
    budget: 10.3,
    measure: names('useIdentityPopup, ConnectContext, createConnectContext'),
  },
  {
    part: 'button with provider',
    target: 4.5,
    budget: 15.0,
    measure: names('ConnectAccountButton, ConnectProvider'),
  },
  {
    part: 'everything, in English',
    target: 10,
    budget: 23.1,
    measure: () => measureModule(`export * from './index.ts'`, { resolveDir: source, external }),
  },
  { part: 'styles.css', target: 3.5, budget: 3.5, measure: () => measureStyles(`${source}styles.css`) },
];

/** Bytes as KiB. */
export const kib = (bytes) => bytes / 1024;
