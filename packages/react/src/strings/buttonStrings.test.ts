import { expect, test } from 'vitest';
import { en } from '../locales/en.ts';
import { buttonStrings, consentText, problemText, serverProblemsFile } from './buttonStrings.ts';

test('the file that loads later adds the sentences about errors of the server', async () => {
  expect(problemText(buttonStrings, { code: 'identity_taken' })).toBe(en.problems.internal);
  await serverProblemsFile.load();
  expect(problemText(buttonStrings, { code: 'identity_taken' })).toBe(en.problems.identity_taken);
  expect(buttonStrings.problems).toEqual(en.problems);
});

test.each([
  [{ product: 'Acme', consent: true }, "Acme's agents will act as you on LinkedIn. Disconnect any time."],
  [{ consent: true }, undefined],
  [{ product: 'Acme', consent: 'Acme reads your posts.' }, 'Acme reads your posts.'],
  [{ product: 'Acme' }, undefined],
] as const)('the text of consent for %o', (options, text) => {
  expect(consentText(buttonStrings, { application: 'linkedin', name: 'LinkedIn', ...options })).toBe(text);
});

test('an error without a network needs no file', () => {
  expect(buttonStrings.problems.network_error).toBe(en.problems.network_error);
});
