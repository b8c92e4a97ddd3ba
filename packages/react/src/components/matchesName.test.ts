import { expect, test } from 'vitest';
import { matchesName } from './matchesName.ts';

test.each([
  ['LinkedIn', 'linked', true],
  ['LinkedIn', '  IN ', true],
  ['Café Société', 'societe cafe', true],
  ['İş Bankası', 'is bank', true],
  ['LinkedIn', '', true],
  ['LinkedIn', 'linked out', false],
])('%s by %j: %s', (name, query, found) => {
  expect(matchesName(name, query)).toBe(found);
});
