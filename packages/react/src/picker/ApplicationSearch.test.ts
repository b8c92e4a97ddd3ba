import { expect, test, vi } from 'vitest';
import { matchesName } from './ApplicationSearch.tsx';

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

test('a Turkish browser finds LinkedIn by its usual spelling', () => {
  const turkish = vi.spyOn(String.prototype, 'toLocaleLowerCase');
  turkish.mockImplementation(function lower(this: string) {
    return this.replaceAll('I', 'ı').toLowerCase();
  });
  expect(matchesName('LinkedIn', 'linkedin')).toBe(true);
  turkish.mockRestore();
});
