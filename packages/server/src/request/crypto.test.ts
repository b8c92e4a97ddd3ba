import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { randomToken, sha256, tokenPattern, webSha256 } from './crypto.ts';

test('tokens are random, unique and 32 bytes long', () => {
  const tokens = Array.from({ length: 1_000 }, randomToken);
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) expect(token).toMatch(tokenPattern);
  const bytes = tokens.flatMap((token) => [...Buffer.from(token, 'base64url')]);
  expect(bytes.length).toBe(32_000);
  // Every byte value appears about 125 times, unless a part of the pool stays empty or is used twice.
  const counts = bytes.reduce(
    (all, byte) => all.with(byte, (all[byte] ?? 0) + 1),
    Array<number>(256).fill(0),
  );
  expect(Math.min(...counts)).toBeGreaterThan(60);
  expect(Math.max(...counts)).toBeLessThan(220);
});

test.each(['', 'abc', 'ключ.🔑'])('the hash of %j is SHA-256, with and without Node', async (text) => {
  const expected = createHash('sha256').update(text).digest('base64url');
  expect(await sha256(text)).toBe(expected);
  expect(await webSha256(text)).toBe(expected);
});
