import type { CreatedAttempt } from './attempt.ts';
import type { Application, ApplicationsBody } from './connection.ts';
import { isErrorCode, type ErrorCode } from './errorCodes.ts';
import type { ErrorBody } from './errorBody.ts';

/** Returns whether a value is an object whose fields can be read: not null and not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
  values.some((known) => known === value);

export const hasStrings = <K extends string>(
  value: unknown,
  ...fields: K[]
): value is Record<string, unknown> & Record<K, string> =>
  isRecord(value) && fields.every((field) => typeof value[field] === 'string');

// A newer server may send codes that this version does not support. Its message still says what happened.
export const readCode = (code: unknown): ErrorCode => (isErrorCode(code) ? code : 'internal');

/** Returns whether a value is a {@link CreatedAttempt}. */
export function isCreatedAttempt(value: unknown): value is CreatedAttempt {
  return (
    hasStrings(value, 'attemptId', 'startUrl', 'expiresAt') &&
    !Number.isNaN(Date.parse(value.expiresAt)) &&
    (value.secret === undefined || typeof value.secret === 'string')
  );
}

/** Reads the response to `GET /applications`. Returns `undefined` if any item is invalid. */
export function parseApplications(value: unknown): ApplicationsBody | undefined {
  if (!isRecord(value) || !Array.isArray(value.applications)) return;
  return value.applications.every(isApplication) ? { applications: value.applications } : undefined;
}

function isApplication(value: unknown): value is Application {
  return (
    hasStrings(value, 'application', 'name') &&
    [value.iconUrl, value.product].every(isOptionalString) &&
    (value.consent === true || isOptionalString(value.consent))
  );
}

function isOptionalString(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

/**
 * Reads the error of an {@link ErrorBody}. Returns `undefined` for anything else, such as a proxy's page. An unsupported error code
 * becomes `internal` and keeps its message.
 */
export function parseError(value: unknown): ErrorBody['error'] | undefined {
  if (!isRecord(value) || !hasStrings(value.error, 'code', 'message', 'reference')) return;
  const { code, message, reference, retryAfter } = value.error;
  return {
    code: readCode(code),
    message,
    reference,
    ...(typeof retryAfter === 'number' && { retryAfter }),
  };
}
