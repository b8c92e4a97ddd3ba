import { errorCodes, type ErrorCode } from './errorCodes.ts';

/** Tells whether a value is one of the codes this version knows. A newer server may send others. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return errorCodes.some((code) => code === value);
}
