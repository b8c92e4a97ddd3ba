import { readFileSync } from 'node:fs';
import { errors } from '@kit/protocol';
import { expect, test } from 'vitest';
import { storeErrorCodes } from '../packages/server/src/stores/StoreError.ts';
import { clientErrorCodes } from '../packages/react/src/client/result.ts';
import { en } from '../packages/react/src/locales/en.ts';

const readPage = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

test('every code has a heading, and every heading has a code', () => {
  const page = readPage('errors.md');
  const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
  const codes = [...Object.keys(errors), ...clientErrorCodes, ...storeErrorCodes];
  expect(new Set(headings)).toEqual(new Set(codes));
  expect(headings).toHaveLength(codes.length);
});

test('every heading gives the HTTP status of its code', () => {
  const page = readPage('errors.md');
  for (const [code, { status }] of Object.entries(errors)) {
    expect(page).toMatch(new RegExp(`^### ${code}\\n\\*\\*${status}\\.\\*\\* `, 'm'));
  }
});

test('every code has a symptom, and appears once', () => {
  const headings = readPage('errors.md').match(/(?<=^### )\w+$/gm);
  const linked = [...readPage('errors-by-symptom.md').matchAll(/\[`(\w+)`\]\(errors\.md#(\w+)\)/g)];
  for (const [, name, anchor] of linked) expect(name).toBe(anchor);
  expect(linked.map(([, code = '']) => code).toSorted()).toEqual(headings?.toSorted());
});

test('every sentence that a symptom quotes is one that users read', () => {
  const sentences = Object.values(en.problems);
  const quoted = [...readPage('errors-by-symptom.md').matchAll(/"([A-Z][^"]+\.)"/g)].map(([, text]) => text);
  expect(quoted.length).toBeGreaterThan(10);
  expect(quoted.filter((text) => !sentences.some((sentence) => sentence.includes(text ?? '')))).toEqual([]);
});
