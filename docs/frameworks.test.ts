import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const page = readFileSync(new URL('docs/frameworks.md', root), 'utf8');

/** The headings of the page, and the files that each section shows. */
const shown = {
  'Who is signed in': ['runtimes/servers/users/session.ts'],
  Node: ['runtimes/servers/node.ts'],
  'Express 4 and 5': ['runtimes/servers/express.ts', 'runtimes/servers/users/express.ts'],
  Fastify: ['runtimes/servers/fastify.ts', 'runtimes/servers/users/fastify.ts'],
  Koa: ['runtimes/servers/koa.ts'],
  Hono: ['runtimes/servers/hono.ts', 'runtimes/servers/users/hono.ts'],
  'Next.js': [
    'runtimes/servers/next/app/api/connect/[...path]/route.ts',
    'runtimes/servers/users/next.ts',
    'consumers/next/app/settings/page.tsx',
  ],
  Bun: ['runtimes/servers/bun.ts'],
  Deno: ['runtimes/servers/deno.ts'],
  'Cloudflare Workers': ['runtimes/servers/workerd.ts', 'runtimes/servers/workerdPostgres.ts'],
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
