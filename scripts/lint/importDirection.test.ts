import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mayImport } from './imports.mjs';
import { lintFiles } from './lintFiles.ts';

const right: [string, string][] = [
  ['react/src/button/a.ts', "import { b } from '../engine/effects/b.ts'; export const a = b;"],
  ['react/src/engine/browser/a.ts', "import { b } from '../../client/b.ts'; export const a = b;"],
  ['react/src/engine/a.ts', "import { b } from './effects/b.ts'; export const a = b;"],
  ['react/src/index.ts', "export { a } from './button/a.ts';"],
  ['emulator/src/control/a.ts', "import { b } from '../api/apiCalls.ts'; export const a = b;"],
  [
    'emulator/src/server/listen.ts',
    "import { createServer } from 'node:http'; export const a = createServer;",
  ],
  ['protocol/src/a.ts', "import { b } from './b.ts'; export const a = b;"],
];

const wrong: [string, string][] = [
  ['react/src/engine/b.ts', "import { b } from '../button/b.ts'; export const a = b;"],
  ['react/src/engine/effects/b.ts', "export { useState } from 'react';"],
  ['react/src/client/b.ts', "import type { B } from '../engine/b.ts'; export type A = B;"],
  ['react/src/provider/b.ts', "import { b } from '@kit/server'; export const a = b;"],
  ['react/src/other/b.ts', "import { b } from '../client/b.ts'; export const a = b;"],
  ['server/src/stores/b.ts', "export const a = () => import('../request/b.ts');"],
  ['server/src/request/b.ts', "export * from '../connections/b.ts';"],
  ['emulator/src/control/b.ts', "import { b } from '../api/routes.ts'; export const a = b;"],
  ['emulator/src/api/b.ts', "import { createServer } from 'node:http'; export const a = createServer;"],
  ['protocol/src/b.ts', "import { b } from '@kit/server'; export const a = b;"],
];

const modules = ['any part', 'node:*', 'react', 'vitest'];
const isPart = (word: string) => /^[a-z]/i.test(word) && !modules.includes(word);

const reported = lintFiles(
  'import-direction',
  [...right, ...wrong].map(([path, code]) => ({ name: `packages/${path}`, code })),
);

test.each(right)('accepts in %s: %s', (path) => {
  expect(reported).not.toContain(`packages/${path}`);
});

test.each(wrong)('reports in %s: %s', (path) => {
  expect(reported).toContain(`packages/${path}`);
});

test.each(Object.entries(mayImport))(
  'every part of %s in the table exists, and imports existing parts',
  (name, parts) => {
    const source = new URL(`../../packages/${name}/src/`, import.meta.url);
    const named = Object.entries(parts).flatMap(([part, allowed]) => [part, ...allowed]);
    expect(named.filter((word) => isPart(word) && !existsSync(new URL(word, source)))).toEqual([]);
  },
);
