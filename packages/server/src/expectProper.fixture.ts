import { errors, isErrorCode, isRecord } from '@kit/protocol';
import { expect } from 'vitest';
import { readPageCode } from './pages/page.ts';
import { securityHeaders } from './request/reply.ts';

/** An answer, from wherever it came. */
export interface Answered {
  status: number;
  headers: Headers;
  body: string;
}

/** What an answer may never hold, whatever was asked: a stack, a path of the server, the text of a JavaScript error. */
const innards = /\n\s+at |node_modules|node:internal|\/src\/|\.[jt]s:\d|(Type|Syntax|Range|URI)Error/;

/** Fails unless the answer is one the kit means to give: typed where it refuses, with its headers, and with nothing inside out. */
export function expectProper(answered: Answered): void {
  const { status, headers, body } = answered;
  for (const [name, value] of securityHeaders) expect(headers.get(name), name).toBe(value);
  expect(body).not.toMatch(innards);
  expect(status).toBeGreaterThanOrEqual(200);
  expect(status).not.toBe(500);
  // An answer to HEAD has none.
  if (status >= 400 && body !== '') expect(statusOf(answered)).toBe(status);
}

/** The status that belongs to the code of an error, read from its JSON or from its page. */
function statusOf({ headers, body }: Answered): number | undefined {
  if (headers.get('content-type')?.startsWith('text/html')) {
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
    const code = readPageCode(body);
    return isErrorCode(code) ? errors[code].status : undefined;
  }
  const value: unknown = JSON.parse(body);
  const error = isRecord(value) ? value.error : undefined;
  expect(error).toEqual({
    ...(isRecord(error) ? error : {}),
    reference: expect.stringMatching(/^[\w-]{12}$/),
  });
  return isRecord(error) && isErrorCode(error.code) ? errors[error.code].status : undefined;
}
