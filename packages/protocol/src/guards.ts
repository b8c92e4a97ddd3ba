import { attemptStatuses, type Attempt, type CreatedAttempt } from './attempt.ts';
import type { Application, ApplicationsBody } from './application.ts';
import { connectionStatuses, type Connection, type ConnectionsBody } from './connection.ts';
import type { ErrorCode } from './errorCodes.ts';
import type { ErrorBody } from './errors.ts';
import { isErrorCode } from './isErrorCode.ts';
import { isRecord } from './isRecord.ts';
import type { RelayAck, RelayMessage } from './relay.ts';

const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
  values.some((known) => known === value);

/** Whether a value is an object that has a text in each of these fields. */
const hasTexts = <K extends string>(
  value: unknown,
  ...fields: K[]
): value is Record<string, unknown> & Record<K, string> =>
  isRecord(value) && fields.every((field) => typeof value[field] === 'string');

/** A code this version does not know becomes `internal`: the server's sentence beside it still says what happened. */
const readCode = (code: string): ErrorCode => (isErrorCode(code) ? code : 'internal');

/** Tells whether an answer is a {@link CreatedAttempt}. */
export function isCreatedAttempt(value: unknown): value is CreatedAttempt {
  return hasTexts(value, 'attemptId', 'startUrl', 'expiresAt') && !Number.isNaN(Date.parse(value.expiresAt));
}

/** Reads an {@link Attempt}, or nothing if it is none. A code this version does not know becomes `internal`, with its own sentence. */
export function parseAttempt(value: unknown): Attempt | undefined {
  if (!hasTexts(value, 'attemptId', 'application') || !isOneOf(attemptStatuses, value.status)) return;
  const { attemptId, application, status, message, code } = value;
  const connection = parseConnection(value.connection);
  if (status === 'connected' && !connection) return;
  return {
    attemptId,
    application,
    status,
    ...(connection && { connection }),
    ...(typeof message === 'string' && { message }),
    ...(typeof code === 'string' && { code: readCode(code) }),
  };
}

/** Reads a {@link Connection}, or nothing if it is none. A status this version does not know becomes `unknown`. */
export function parseConnection(value: unknown): Connection | undefined {
  if (!hasTexts(value, 'id', 'application', 'accountName', 'connectedAt')) return;
  const { id, application, accountName, previousAccountName, label, connectedAt, status } = value;
  return {
    id,
    application,
    accountName,
    ...(typeof previousAccountName === 'string' && previousAccountName && { previousAccountName }),
    ...(typeof label === 'string' && label && { label }),
    connectedAt,
    status: isOneOf(connectionStatuses, status) ? status : 'unknown',
  };
}

/** Reads the answer to `GET /connections`; a row that is none makes the whole answer unreadable. */
export function parseConnections(value: unknown): ConnectionsBody | undefined {
  if (!isRecord(value) || !Array.isArray(value.connections)) return;
  const connections = value.connections.map(parseConnection);
  return connections.every((row) => row !== undefined) ? { connections } : undefined;
}

/** Reads the answer to `GET /applications`. */
export function parseApplications(value: unknown): ApplicationsBody | undefined {
  if (!isRecord(value) || !Array.isArray(value.applications)) return;
  return value.applications.every(isApplication) ? { applications: value.applications } : undefined;
}

function isApplication(value: unknown): value is Application {
  return (
    hasTexts(value, 'application', 'name') &&
    (value.iconUrl === undefined || typeof value.iconUrl === 'string')
  );
}

/**
 * Reads an {@link ErrorBody}, or nothing if the answer is something else, such as a proxy's page. A code this version does not
 * know becomes `internal`, with its own sentence.
 */
export function parseError(value: unknown): ErrorBody['error'] | undefined {
  if (!isRecord(value) || !hasTexts(value.error, 'code', 'message', 'requestId')) return;
  const { code, message, requestId, retryAfter } = value.error;
  return {
    code: readCode(code),
    message,
    requestId,
    ...(typeof retryAfter === 'number' && { retryAfter }),
  };
}

/** Reads a {@link RelayMessage} of this attempt, or nothing if it is none. A code this version does not know becomes `internal`. */
export function parseRelayMessage(value: unknown, attemptId: string): RelayMessage | undefined {
  if (!isRecord(value) || value.v !== 1 || value.type !== 'connect:relay') return;
  if (value.attemptId !== attemptId) return;
  const { code } = value;
  return {
    v: 1,
    type: 'connect:relay',
    attemptId,
    ...(typeof code === 'string' && { code: readCode(code) }),
  };
}

/** Tells whether a message is the app's answer to the relay page of this attempt. */
export function isRelayAck(value: unknown, attemptId: string): value is RelayAck {
  return isRecord(value) && value.v === 1 && value.type === 'connect:ack' && value.attemptId === attemptId;
}

/**
 * Reads the identity id out of Anchor's `identity-created` message: a claim to be verified, never a proof.
 * Source of the shape: https://docs.anchorbrowser.io/essentials/omniconnect
 */
export function readIdentityCreated(value: unknown): string | undefined {
  if (!isRecord(value) || value.type !== 'identity-created' || typeof value.identityId !== 'string') return;
  return /^[A-Za-z0-9_-]{1,128}$/.test(value.identityId) ? value.identityId : undefined;
}
