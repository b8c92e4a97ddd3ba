import { expect, test } from 'vitest';
import { open, seal } from './seal.ts';

const [secret, other] = ['s'.repeat(32), 'o'.repeat(32)];
const about = { purpose: 'a test', id: '1' };
const value = { text: 'ü', list: [1, null] };

test('a value is opened with any of the secrets, for the same purpose and id', async () => {
  const sealed = await seal(value, secret, about);
  expect(sealed).not.toContain('text');
  expect(await seal(value, secret, about)).not.toBe(sealed);
  expect(await open(sealed, [other, secret], about)).toEqual(value);
  expect(await open(sealed, [other], about)).toBeUndefined();
  expect(await open(sealed, [], about)).toBeUndefined();
  expect(await open(sealed, [secret], { ...about, purpose: 'another' })).toBeUndefined();
  expect(await open(sealed, [secret], { ...about, id: '2' })).toBeUndefined();
});

test('no text that differs in one character is opened', async () => {
  const sealed = await seal(value, secret, about);
  // The last characters of base64 can have bits that mean nothing.
  for (let at = 0; at < sealed.length - 4; at++) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(await open(changed, [secret], about)).toBeUndefined();
  }
  for (const text of ['', '.', 'x', 'ü.ü', `${sealed}.${sealed}x`.slice(1)])
    expect(await open(text, [secret], about)).toBeUndefined();
});
