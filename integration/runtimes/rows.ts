import { findNodes } from '../shared/nodes.ts';
import { builtApps } from './builtApps.ts';
import { noCookie, type Row } from './Row.ts';

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

const next = ['node', 'node_modules/next/dist/bin/next'];

function nextRow(name: string, settings: Pick<Row, 'env' | 'base' | 'slash'>): Row {
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

const onLambda = (name: string, row: Partial<Row> = {}): Row => ({
  name: `lambda, ${name}`,
  command: node('lambda/gateway.ts'),
  mount: 'fetch',
  without: { cookies: noCookie, early: 'Amazon reads the whole body first' },
  ...(process.platform === 'win32' && { missing: 'Windows cannot freeze a process' }),
  ...row,
});

/** Bundles a worker for `workerd.capnp`. The rows that use it run one after the other. */
const bundleWorker = (entry: string, ...options: string[]) => [
  'esbuild',
  entry,
  '--bundle',
  '--format=esm',
  // The conditions that wrangler uses. Without them the kit's check against bundling for browsers fails.
  '--conditions=workerd,worker',
  '--log-level=warning',
  '--external:cloudflare:*',
  '--outfile=.bundle/worker.js',
  ...options,
];
const workerd = ['workerd', 'serve', 'servers/workerd.capnp', '--socket-addr=http=127.0.0.1:$PORT'];

const onD1 = (name: string, entry: string): Row => ({
  name: `workerd, ${name}`,
  command: node('servers/variants/serveWorker.ts'),
  env: { ENTRY: entry },
  mount: 'fetch',
  refusesHost: true,
  without: { cookies: noCookie, database: 'the database is up', absolute: 'Miniflare itself fails on it' },
});

/** Every framework and runtime. The plain ones are the files that docs/frameworks.md shows. */
export const rows: Row[] = [
  nextRow('next', {}),
  nextRow('next, trailingSlash', { env: { DIST: '.next-slash', TRAILING_SLASH: '1' }, slash: '/' }),
  nextRow('next, basePath', {
    env: { DIST: '.next-base', NEXT_BASE_PATH: '/app', BASE_PATH: '/app/api/connect' },
    base: '/app/api/connect',
  }),
  {
    name: 'next, Pages Router',
    // Runs the build of the first row.
    command: [...next, 'start', 'servers/next', '-H', '127.0.0.1'],
    env: { BASE_PATH: '/api/pages/connect' },
    base: '/api/pages/connect',
    mount: 'node',
    routesFirst: true,
    without: { early: patientProxy },
  },
  ...onNode,
  { name: 'express 5', command: node('servers/express.ts'), mount: 'node', without: { cookies: noCookie } },
  ...['4', '5'].flatMap((version) =>
    ['before parsers', 'parsed', 'router', 'proxied'].map((place) => onExpress(version, place)),
  ),
  { name: 'nest, Express', command: node('servers/nest.ts'), mount: 'node', without: { cookies: noCookie } },
  {
    name: 'nest, Fastify',
    command: node('servers/nestFastify.ts'),
    mount: 'node',
    without: { cookies: noCookie },
  },
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
  ...builtApps,
  { name: 'elysia', command: ['bun', 'servers/elysia.ts'], mount: 'fetch', without: { cookies: noCookie } },
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
    name: 'bun, bun:sqlite',
    prepare: ['sh', '-c', 'rm -rf .bundle/bun && mkdir -p .bundle/bun'],
    command: ['bun', 'servers/variants/bunSqlite.ts'],
    env: { SQLITE_FILE: '.bundle/bun/connect.sqlite' },
    mount: 'fetch',
    without: { cookies: noCookie, database: 'the database is up' },
  },
  {
    name: 'deno',
    command: ['deno', 'run', '--allow-all', 'servers/deno.ts'],
    mount: 'fetch',
    without: { cookies: noCookie },
  },
  {
    name: 'deno, Deploy',
    // Deno Deploy loads the app's files, and lets it read the environment and use the network. It has no disk to write to.
    command: [
      'deno',
      'serve',
      '--no-prompt',
      '--allow-net',
      '--allow-env',
      '--deny-read',
      '--deny-write',
      '--deny-sys',
      '--deny-run',
      '--deny-ffi',
      '--host=127.0.0.1',
      '--port=$PORT',
      'servers/denoDeploy.ts',
    ],
    mount: 'fetch',
    without: { cookies: noCookie },
  },
  {
    name: 'vercel, Node function',
    command: node('servers/variants/vercel.ts'),
    mount: 'fetch',
    without: { cookies: noCookie },
  },
  {
    name: 'vercel, edge function',
    prepare: [
      'esbuild',
      'servers/vercelEdge.ts',
      '--bundle',
      '--format=iife',
      '--global-name=edgeFunction',
      '--conditions=edge-light',
      '--log-level=warning',
      '--outfile=.bundle/edge.js',
    ],
    command: node('servers/variants/vercelEdge.ts'),
    mount: 'fetch',
    without: { cookies: noCookie },
  },
  onLambda('function URL'),
  onLambda('HTTP API with a stage', {
    env: { BASE_PATH: '/prod/api/connect' },
    base: '/prod/api/connect',
  }),
  onLambda('REST API', { env: { PAYLOAD: '1.0' } }),
  {
    name: 'workerd',
    prepare: bundleWorker('servers/workerd.ts'),
    command: workerd,
    mount: 'fetch',
    without: { cookies: noCookie },
  },
  onD1('D1', 'servers/workersD1.ts'),
  onD1('D1 in each request', 'servers/variants/workersD1PerRequest.ts'),
  {
    name: 'workerd, PostgreSQL',
    prepare: bundleWorker(
      'servers/workerdPostgres.ts',
      '--platform=node',
      '--external:node:*',
      // Needed because pg is CommonJS. Wrangler adds it automatically.
      "--banner:js=import { createRequire } from 'node:module'; const require = createRequire('/');",
    ),
    command: workerd,
    mount: 'fetch',
    hasDatabase: true,
    without: { cookies: noCookie, database: 'the database is up' },
  },
];
