import { findNodes } from '../shared/nodes.ts';
import type { CaseName } from './cases.ts';

/** One way to run the kit. */
export interface Row {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Where browsers see the handler. @default '/api/connect' */
  base?: string;
  /** Added by the framework at the end of each path. */
  slash?: '/';
  /** Run once, before the server starts. */
  prepare?: string[];
  /** Runs the server behind a proxy that adds `X-Forwarded-…` headers. */
  isProxied?: boolean;
  /** Where requests come from: the kit's adapter for Node, or the runtime, which creates a `Request`. */
  mount: 'node' | 'fetch';
  /** Whether a body parser has read the body. */
  isParsed?: boolean;
  /** Whether the framework responds to requests that its router does not accept. */
  routesFirst?: boolean;
  /** Whether the server uses a separate PostgreSQL, at `DATABASE_URL`. */
  hasDatabase?: boolean;
  /** Why it cannot run on this machine, if it cannot. */
  missing?: string;
  /** Cases that do not apply here, with the reason. */
  without?: Partial<Record<CaseName, string>>;
}

const noCookie = 'this app does not set its own cookie';
const patient = 'its body parser waits for the rest of a refused body';
const patientProxy = 'Next.js reads the whole body first if the app has a proxy.ts';
const parsedWebhook = 'the signature needs the raw body, which a parser has read';

const node = (file: string) => ['node', '--import', 'tsx', file];
const onExpress = (version: string, place: string): Row => ({
  name: `express ${version}, ${place}`,
  command: node('servers/variants/express.ts'),
  env: { EXPRESS: version, PLACE: place },
  mount: 'node',
  isProxied: place === 'proxied',
  ...(place === 'parsed' ? { isParsed: true, without: { webhook: parsedWebhook, early: patient } } : {}),
});

function nextRow(name: string, settings: Pick<Row, 'env' | 'base' | 'slash'>): Row {
  const next = ['node', 'node_modules/next/dist/bin/next'];
  return {
    name,
    ...settings,
    prepare: [...next, 'build', 'servers/next'],
    command: [...next, 'start', 'servers/next', '-H', '127.0.0.1'],
    mount: 'fetch',
    routesFirst: true,
    without: { early: patientProxy },
  };
}

const onNode: Row[] = findNodes().map(({ version, path, missing }) => ({
  name: `node ${version}`,
  command: [path, '--import', 'tsx', 'servers/node.ts'],
  mount: 'node',
  ...(missing && { missing }),
  without: { cookies: noCookie },
}));

/** Every framework and runtime. The plain ones are the files that docs/frameworks.md shows. */
export const rows: Row[] = [
  nextRow('next', {}),
  nextRow('next, trailingSlash', { env: { DIST: '.next-slash', TRAILING_SLASH: '1' }, slash: '/' }),
  nextRow('next, basePath', {
    env: { DIST: '.next-base', NEXT_BASE_PATH: '/app', BASE_PATH: '/app/api/connect' },
    base: '/app/api/connect',
  }),
  ...onNode,
  { name: 'express 5', command: node('servers/express.ts'), mount: 'node', without: { cookies: noCookie } },
  ...['4', '5'].flatMap((version) =>
    ['before parsers', 'parsed', 'router', 'proxied'].map((place) => onExpress(version, place)),
  ),
  {
    name: 'fastify 5',
    command: node('servers/fastify.ts'),
    mount: 'node',
    routesFirst: true,
    without: { cookies: noCookie },
  },
  {
    name: 'fastify 5, parsed',
    command: node('servers/variants/fastifyParsed.ts'),
    mount: 'node',
    isParsed: true,
    routesFirst: true,
    without: { webhook: parsedWebhook, form: 'Fastify without a plugin parses no forms' },
  },
  { name: 'koa', command: node('servers/koa.ts'), mount: 'node', without: { cookies: noCookie } },
  {
    name: 'koa, parsed',
    command: node('servers/variants/koaParsed.ts'),
    mount: 'node',
    isParsed: true,
    without: { webhook: parsedWebhook },
  },
  { name: 'hono, with middleware', command: node('servers/variants/hono.ts'), mount: 'fetch' },
  {
    name: 'hono, mounted below a stripped prefix',
    command: node('servers/variants/honoMounted.ts'),
    env: { BASE_PATH: '/v1/api/connect' },
    base: '/v1/api/connect',
    mount: 'fetch',
    without: { cookies: noCookie },
  },
  { name: 'hono', command: node('servers/hono.ts'), mount: 'fetch', without: { cookies: noCookie } },
  { name: 'bun', command: ['bun', 'servers/bun.ts'], mount: 'fetch', without: { cookies: noCookie } },
  {
    name: 'deno',
    command: ['deno', 'run', '--allow-all', 'servers/deno.ts'],
    mount: 'fetch',
    without: { cookies: noCookie },
  },
  {
    name: 'workerd',
    prepare: [
      'esbuild',
      'servers/workerd.ts',
      '--bundle',
      '--format=esm',
      // The conditions that wrangler uses. Without them the kit's check against bundling for browsers fails.
      '--conditions=workerd,worker',
      '--log-level=warning',
      '--external:cloudflare:workers',
      '--outfile=.bundle/worker.js',
    ],
    command: ['workerd', 'serve', 'servers/workerd.capnp', '--socket-addr=http=127.0.0.1:$PORT'],
    mount: 'fetch',
    without: { cookies: noCookie },
  },
  {
    name: 'workerd, PostgreSQL',
    prepare: [
      'esbuild',
      'servers/workerdPostgres.ts',
      '--bundle',
      '--format=esm',
      '--platform=node',
      '--conditions=workerd,worker',
      '--log-level=warning',
      '--external:cloudflare:*',
      '--external:node:*',
      // Needed because pg is CommonJS. Wrangler adds it automatically.
      "--banner:js=import { createRequire } from 'node:module'; const require = createRequire('/');",
      '--outfile=.bundle/workerPostgres.js',
    ],
    command: ['workerd', 'serve', 'servers/workerdPostgres.capnp', '--socket-addr=http=127.0.0.1:$PORT'],
    mount: 'fetch',
    hasDatabase: true,
    without: { cookies: noCookie, database: 'the database is up' },
  },
];
