import { clientErrors, type ClientErrorCode } from './clientErrors.ts';
import type { ClientError } from './result.ts';

/** The failure for a code that arises in the browser. */
export function failWith(code: ClientErrorCode): { ok: false; error: ClientError } {
  return { ok: false, error: { code, message: clientErrors[code].message } };
}
