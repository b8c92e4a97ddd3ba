import { expect, test } from 'vitest';
import { maskName } from './maskName.ts';

test.each([
  ['ada@example.com', 'a…@example.com'],
  ['Ada.Lovelace+x@mail.example.co.uk', 'A…@mail.example.co.uk'],
  ['  ada@example.com ', 'a…@example.com'],
  ['用户@例子.中国', '用…@例子.中国'],
  ['Ada Lovelace', 'A…'],
  ['"ada"', 'a…'],
  ['\u202eada', 'a…'],
  ['@', '…'],
  ['x@Your account is locked. Call 555-1234', 'x…'],
  ['x@evil.example/now', 'x…'],
  ['ada@localhost', 'a…'],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});
