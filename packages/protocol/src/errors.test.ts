import { expect, test } from 'vitest';
import { docsUrl } from './docsUrl.ts';
import { errorMessage } from './errorBody.ts';
import { errors } from './errors.ts';

test('every error has an error status, a cause and a fix', () => {
  for (const [code, { status, message }] of Object.entries(errors)) {
    expect(status, code).toBeGreaterThanOrEqual(400);
    expect(message, code).toMatch(/\.$/);
    expect(message.match(/[.;](\s|$)/g)?.length, code).toBeGreaterThanOrEqual(2);
  }
});

test('a message ends with a link to the documentation of its code', () => {
  expect(errorMessage('signed_out')).toBe(`${errors.signed_out.message} ${docsUrl}errors#signed_out`);
});
