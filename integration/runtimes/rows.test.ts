import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rows } from './rows.ts';

test.each(rows)('$name is in a test file', ({ name }) => {
  const [beginning = ''] = name.split(/[ ,]/);
  expect(existsSync(new URL(`${beginning}.test.ts`, import.meta.url))).toBe(true);
});
