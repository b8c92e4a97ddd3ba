import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const page = readFileSync(new URL('docs/frameworks.md', root), 'utf8');

/** Headings of the page, and the server that each shows. */
const shown = {
  Node: 'node.ts',
  'Express 4 and 5': 'express.ts',
  Fastify: 'fastify.ts',
  Koa: 'koa.ts',
  Hono: 'hono.ts',
  'Next.js': 'next/app/api/connect/[...path]/route.ts',
  Bun: 'bun.ts',
  Deno: 'deno.ts',
  'Cloudflare Workers': 'workerd.ts',
};

// Blocks marked `typescript` are compiled with the servers, where the frameworks are installed; those marked `ts` by code.test.ts.
const sections = page.split(/^## /m).slice(1);

test('every heading has its server, and every server its heading', () => {
  expect(sections.map((section) => section.split('\n')[0])).toEqual(Object.keys(shown));
});

test.each(Object.entries(shown))('%s is shown as it is tested', (heading, file) => {
  const section = sections.find((one) => one.startsWith(`${heading}\n`)) ?? '';
  const [, ...blocks] = section.split(/^```typescript\n/m);
  const server = readFileSync(new URL(`runtimes/servers/${file}`, root), 'utf8');
  expect(blocks.map((block) => block.split('```')[0])).toEqual([server]);
});
