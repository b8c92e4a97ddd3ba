import { expect, test } from 'vitest';
import { en } from '../locales/en.ts';
import { buttonStrings, problemText, serverProblemsFile } from './buttonStrings.ts';

test('the file that loads later adds the sentences about errors of the server', async () => {
  expect(problemText(buttonStrings, { code: 'identity_taken' })).toBe(en.problems.internal);
  await serverProblemsFile.load();
  expect(problemText(buttonStrings, { code: 'identity_taken' })).toBe(en.problems.identity_taken);
  expect(buttonStrings.problems).toEqual(en.problems);
});

test('an error without a network needs no file', () => {
  expect(buttonStrings.problems.network_error).toBe(en.problems.network_error);
});
