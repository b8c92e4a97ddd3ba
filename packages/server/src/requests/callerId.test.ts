import { expect, test } from 'vitest';
import { hashInput } from './callerId.ts';

test('a call without arguments has an empty hash', async () => {
  expect(await hashInput(undefined)).toBe('');
  expect(await hashInput(null)).not.toBe('');
});
