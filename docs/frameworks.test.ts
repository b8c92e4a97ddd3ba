import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const page = readFileSync(new URL('docs/frameworks.md', root), 'utf8');

/** The headings of the page, and the files that each section shows. */
const shown = {
  'In development': [],
  'Who is signed in': ['integration/runtimes/servers/users/session.ts'],
  'Applications for each customer': [],
  Node: ['integration/runtimes/servers/node.ts'],
  'Express 4 and 5': [
    'integration/runtimes/servers/express.ts',
    'integration/runtimes/servers/users/express.ts',
  ],
  Fastify: ['integration/runtimes/servers/fastify.ts', 'integration/runtimes/servers/users/fastify.ts'],
  NestJS: ['integration/runtimes/servers/nest.ts', 'integration/runtimes/servers/nestFastify.ts'],
  Koa: ['integration/runtimes/servers/koa.ts'],
  Hono: ['integration/runtimes/servers/hono.ts', 'integration/runtimes/servers/users/hono.ts'],
  'Next.js': [
    'integration/runtimes/servers/next/app/api/connect/[...path]/route.ts',
    'integration/runtimes/servers/users/next.ts',
    'integration/consumers/next/app/settings/page.tsx',
  ],
  SvelteKit: [
    'integration/runtimes/servers/sveltekit/src/routes/api/connect/[...path]/+server.ts',
    'integration/runtimes/servers/users/sveltekit.ts',
  ],
  Astro: ['integration/runtimes/servers/astro/src/pages/api/connect/[...path].ts'],
  'React Router': [
    'integration/runtimes/servers/react-router/app/routes/connect.ts',
    'integration/runtimes/servers/react-router/app/routes.ts',
    'integration/runtimes/servers/users/reactRouter.ts',
  ],
  'Nuxt and Nitro': ['integration/runtimes/servers/nitro/server/routes/api/connect/[...path].ts'],
  'TanStack Start': ['integration/runtimes/servers/tanstack/src/routes/api/connect/$.ts'],
  Bun: ['integration/runtimes/servers/bun.ts', 'integration/runtimes/servers/bunStore.ts'],
  Elysia: ['integration/runtimes/servers/elysia.ts'],
  Deno: ['integration/runtimes/servers/deno.ts', 'integration/runtimes/servers/denoDeploy.ts'],
  'Cloudflare Workers': [
    'integration/runtimes/servers/workerd.ts',
    'integration/runtimes/servers/workersD1.ts',
    'integration/runtimes/servers/workerdPostgres.ts',
  ],
  Vercel: ['integration/runtimes/servers/vercel.ts', 'integration/runtimes/servers/vercelEdge.ts'],
  'AWS Lambda': ['integration/runtimes/servers/lambda.ts'],
  'Firebase Hosting': [],
  'Other frameworks': ['integration/runtimes/servers/next/pages/api/pages/connect/[...path].ts'],
};

// Blocks marked `typescript` are compiled with the servers, where the frameworks are installed. code.test.ts compiles those marked `ts`.
const sections = page.split(/^## /m).slice(1);

test('the page has exactly these headings', () => {
  expect(sections.map((section) => section.split('\n')[0])).toEqual(Object.keys(shown));
});

test.each(Object.entries(shown))('%s shows the files that are tested', (heading, files) => {
  const section = sections.find((one) => one.startsWith(`${heading}\n`)) ?? '';
  const [, ...blocks] = section.split(/^```typescript\n/m);
  const tested = files.map((file) => readFileSync(new URL(file, root), 'utf8'));
  expect(blocks.map((block) => block.split('```')[0])).toEqual(tested);
});
