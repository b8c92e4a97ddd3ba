import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { plainPath } from './toOwnPath.ts';
import '../fuzzSeed.fixture.ts';

/** Mostly parts that a URL parser changes, but few enough that some paths stay plain. */
const path = fc
  .array(
    fc.oneof(fc.constantFrom('/', '/a', '/B-2_', '.', '..', '%2e', '\\', '//', '~', '@', ':'), fc.string()),
    {
      maxLength: 4,
    },
  )
  .map((parts) => `/${parts.join('')}`);

test('URL parsers do not change a plain path', () => {
  let plain = 0;
  fc.assert(
    fc.property(path, fc.constantFrom('', '?a=//b', '#\\', '?..#.'), (value, rest) => {
      if (!plainPath.test(value)) return;
      plain++;
      const { origin, pathname } = new URL(publicUrl + value + rest);
      expect([origin, pathname]).toEqual([publicUrl, value]);
      expect(new URL(value, publicUrl).href).toBe(publicUrl + value);
    }),
    { numRuns: 5_000 },
  );
  expect(plain).toBeGreaterThan(100);
});
