import { readFileSync } from 'node:fs';
import { errors } from '@kit/protocol';
import { expect, test } from 'vitest';
import { storeErrorCodes } from '../packages/server/src/stores/StoreError.ts';
import { clientErrorCodes } from '../packages/react/src/client/result.ts';

test('every code has a heading, and every heading has a code', () => {
  const page = readFileSync(new URL('errors.md', import.meta.url), 'utf8');
  const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
  const codes = [...Object.keys(errors), ...clientErrorCodes, ...storeErrorCodes];
  expect(new Set(headings)).toEqual(new Set(codes));
  expect(headings).toHaveLength(codes.length);
});

test('every heading gives the HTTP status of its code', () => {
  const page = readFileSync(new URL('errors.md', import.meta.url), 'utf8');
  for (const [code, { status }] of Object.entries(errors)) {
    expect(page).toMatch(new RegExp(`^### ${code}\\n${status}\\. `, 'm'));
  }
});
