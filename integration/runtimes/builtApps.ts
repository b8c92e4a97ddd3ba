import { findNodes } from '../shared/nodes.ts';
import { noCookie, type Row } from './Row.ts';

const newest = findNodes().findLast(({ missing }) => !missing);

/** A framework that is built by its own tool, and needs Node 22. The app is in the folder of the same name. */
const builtApp = (name: string, build: string[], start: string[], row: Partial<Row> = {}): Row => ({
  name,
  folder: `servers/${name}`,
  prepare: [newest?.path ?? '', ...build],
  command: [newest?.path ?? '', ...start],
  mount: 'fetch',
  routesFirst: true,
  ...(Number(newest?.version ?? 0) < 22 && { missing: 'needs Node 22' }),
  ...row,
  without: { cookies: noCookie, ...row.without },
});

const tool = (path: string) => `../../node_modules/${path}`;

/** Frameworks with their own build. */
export const builtApps: Row[] = [
  builtApp('sveltekit', [tool('vite/bin/vite.js'), 'build'], ['.output/index.js'], {
    env: { ORIGIN: 'https://app.example.com' },
  }),
  builtApp('astro', [tool('astro/bin/astro.mjs'), 'build'], ['.output/server/entry.mjs'], {
    isProxied: true,
    refusesHost: true,
    without: { slashes: 'Astro takes the beginning of such a path for a host' },
  }),
  builtApp(
    'react-router',
    [tool('@react-router/dev/bin.cjs'), 'build'],
    [tool('@react-router/serve/bin.cjs'), '.output/server/index.js'],
    { refusesHost: true, without: { preflight: 'React Router refuses OPTIONS' } },
  ),
  builtApp('nitro', [tool('nitropack/dist/cli/index.mjs'), 'build'], ['.output/server/index.mjs'], {
    mount: 'node',
  }),
  builtApp('nuxt', [tool('nuxt/bin/nuxt.mjs'), 'build'], ['.output/server/index.mjs'], {
    mount: 'node',
    without: { slashes: 'Nuxt renders a page for every other path' },
  }),
  builtApp('tanstack', [tool('vite/bin/vite.js'), 'build'], ['serve.mjs']),
];
