import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const page = readFileSync(new URL('docs/frameworks.md', root), 'utf8');

/** The headings of the page, and the files that each section shows. */
const shown = {
  'Who is signed in': ['integration/runtimes/servers/users/session.ts'],
  Node: ['integration/runtimes/servers/node.ts'],
  'Express 4 and 5': [
    'integration/runtimes/servers/express.ts',
    'integration/runtimes/servers/users/express.ts',
  ],
  Fastify: ['integration/runtimes/servers/fastify.ts', 'integration/runtimes/servers/users/fastify.ts'],
  Koa: ['integration/runtimes/servers/koa.ts'],
  Hono: ['integration/runtimes/servers/hono.ts', 'integration/runtimes/servers/users/hono.ts'],
  'Next.js': [
    'integration/runtimes/servers/next/app/api/connect/[...path]/route.ts',
    'integration/runtimes/servers/users/next.ts',
    'integration/consumers/next/app/settings/page.tsx',
  ],
  Bun: ['integration/runtimes/servers/bun.ts'],
  Deno: ['integration/runtimes/servers/deno.ts'],
  'Cloudflare Workers': [
    'integration/runtimes/servers/workerd.ts',
    'integration/runtimes/servers/workerdPostgres.ts',
  ],
  'Other frameworks': [],
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
