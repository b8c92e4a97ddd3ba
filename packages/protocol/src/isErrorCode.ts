import { errors, type ErrorCode } from './errors.ts';

/** Tells whether a value is one of the codes this version knows. A newer server may send others. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errors, value);
}
