import { expect, test } from 'vitest';
import { withoutMarks } from './plainText.ts';

test('a space replaces the characters of a text that could deceive its reader', () => {
  expect(withoutMarks(' \u0007Zoe\u0308\u202eenters  a\u2028code\n')).toBe('Zo\u00eb enters a code');
});
