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

/** A code this version does not know becomes `internal`: the server's sentence beside it still says what happened. */
const readCode = (code: string): ErrorCode => (isErrorCode(code) ? code : 'internal');

/** Tells whether an answer is a {@link CreatedAttempt}. */
export function isCreatedAttempt(value: unknown): value is CreatedAttempt {
  return (
    isRecord(value) &&
    typeof value.attemptId === 'string' &&
    typeof value.startUrl === 'string' &&
    typeof value.expiresAt === 'string' &&
    !Number.isNaN(Date.parse(value.expiresAt))
  );
}

/** Reads an {@link Attempt}, or nothing if it is none. A code this version does not know becomes `internal`, with its own sentence. */
export function parseAttempt(value: unknown): Attempt | undefined {
  if (!isRecord(value) || typeof value.attemptId !== 'string' || typeof value.application !== 'string')
    return;
  if (!isOneOf(attemptStatuses, value.status)) return;
  const attempt: Attempt = {
    attemptId: value.attemptId,
    application: value.application,
    status: value.status,
  };
  const connection = parseConnection(value.connection);
  if (value.status === 'connected' && !connection) return;
  if (connection) attempt.connection = connection;
  if (typeof value.message === 'string') attempt.message = value.message;
  if (typeof value.code === 'string') attempt.code = readCode(value.code);
  return attempt;
}

/** Reads a {@link Connection}, or nothing if it is none. A status this version does not know becomes `unknown`. */
export function parseConnection(value: unknown): Connection | undefined {
  if (!isRecord(value)) return;
  const { id, application, accountName, label, connectedAt, status } = value;
  if (typeof id !== 'string' || typeof application !== 'string') return;
  if (typeof accountName !== 'string' || typeof connectedAt !== 'string') return;
  return {
    id,
    application,
    accountName,
    ...(typeof label === 'string' && label !== '' ? { label } : {}),
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
    isRecord(value) &&
    typeof value.application === 'string' &&
    typeof value.name === 'string' &&
    (value.iconUrl === undefined || typeof value.iconUrl === 'string')
  );
}

/**
 * Reads an {@link ErrorBody}, or nothing if the answer is something else, such as a proxy's page. A code this version does not
 * know becomes `internal`, with its own sentence.
 */
export function parseError(value: unknown): ErrorBody['error'] | undefined {
  if (!isRecord(value) || !isRecord(value.error)) return;
  const { code, message, requestId, retryAfter } = value.error;
  if (typeof code !== 'string' || typeof message !== 'string' || typeof requestId !== 'string') return;
  const error: ErrorBody['error'] = { code: readCode(code), message, requestId };
  if (typeof retryAfter === 'number') error.retryAfter = retryAfter;
  return error;
}

/** Reads a {@link RelayMessage} of this attempt, or nothing if it is none. A code this version does not know becomes `internal`. */
export function parseRelayMessage(value: unknown, attemptId: string): RelayMessage | undefined {
  if (!isRecord(value) || value.v !== 1 || value.type !== 'connect:relay') return;
  if (value.attemptId !== attemptId) return;
  const message: RelayMessage = { v: 1, type: 'connect:relay', attemptId };
  if (typeof value.code === 'string') message.code = readCode(value.code);
  return message;
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
