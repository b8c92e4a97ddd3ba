import { attemptStatuses, type Attempt, type CreatedAttempt } from './attempt.ts';
import {
  agentAccesses,
  connectionStatuses,
  type Application,
  type ApplicationsBody,
  type Connection,
  type ConnectionsBody,
} from './connection.ts';
import { isErrorCode, type ErrorCode } from './errorCodes.ts';
import type { ErrorBody } from './errorBody.ts';
import { requestStatuses, type AccountRequest } from './request.ts';

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

/**
 * Reads an {@link Attempt}. Returns `undefined` for anything else. A missing or unsupported error code becomes `internal`, and a
 * missing message becomes empty.
 */
export function parseAttempt(value: unknown): Attempt | undefined {
  if (!hasStrings(value, 'attemptId', 'application') || !isOneOf(attemptStatuses, value.status)) return;
  const { attemptId, application, status, message, code } = value;
  const attempt = { attemptId, application };
  if (status === 'created' || status === 'started') return { ...attempt, status };
  if (status === 'connected') {
    const connection = parseConnection(value.connection);
    return connection && { ...attempt, status, connection };
  }
  return {
    ...attempt,
    status,
    code: readCode(code),
    message: typeof message === 'string' ? message : '',
  };
}

/** Reads a {@link Connection}. Returns `undefined` for anything else. An unsupported status becomes `unknown`. */
export function parseConnection(value: unknown): Connection | undefined {
  if (!hasStrings(value, 'id', 'application', 'accountName', 'connectedAt')) return;
  const { id, application, accountName, previousAccountName, label, connectedAt, lastUsedAt } = value;
  const { status, agentAccess, lastUsedBy } = value;
  return {
    id,
    application,
    accountName,
    ...(typeof previousAccountName === 'string' && previousAccountName && { previousAccountName }),
    ...(typeof label === 'string' && label && { label }),
    connectedAt,
    ...(typeof lastUsedAt === 'string' && { lastUsedAt }),
    ...(typeof lastUsedBy === 'string' && lastUsedBy && { lastUsedBy }),
    ...(isOneOf(agentAccesses, agentAccess) && agentAccess !== 'always' && { agentAccess }),
    status: isOneOf(connectionStatuses, status) ? status : 'unknown',
  };
}

/** Reads the response to `GET /connections`. Returns `undefined` if any item is invalid. */
export function parseConnections(value: unknown): ConnectionsBody | undefined {
  if (!isRecord(value) || !Array.isArray(value.connections)) return;
  const connections = value.connections.map(parseConnection);
  return connections.every((row) => row !== undefined) ? { connections } : undefined;
}

/**
 * Reads a {@link AccountRequest}. Returns `undefined` for anything else. A newer server's status that this version does not
 * support is not readable either.
 */
export function parseRequest(value: unknown): AccountRequest | undefined {
  if (!hasStrings(value, 'id', 'application', 'expiresAt') || !isOneOf(requestStatuses, value.status)) return;
  const { id, application, expiresAt, status, reason, permission } = value;
  const choices = parseConnections({ connections: value.choices })?.connections;
  if (!choices) return;
  const reconnects = parseConnection(value.reconnects);
  const connection = parseConnection(value.connection);
  return {
    id,
    application,
    status,
    expiresAt,
    choices,
    ...(isOneOf(agentAccesses, permission) && permission !== 'always' && { permission }),
    ...(typeof reason === 'string' && reason && { reason }),
    ...(reconnects && { reconnects }),
    ...(connection && { connection }),
  };
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
