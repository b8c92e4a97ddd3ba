import { attemptName, type ErrorCode } from '@kit/protocol';
import type { RequestRecord } from '../stores/RequestRecord.ts';
import type { SessionRecord } from '../stores/SessionRecord.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';

export interface OfApplication {
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
}

export interface OfUser extends OfApplication {
  /** Your own id of the user. */
  userId: string;
  /** Your own id of the tenant. Empty if the user has none. */
  tenantId: string;
}

export interface OfAttempt extends OfUser {
  /** A name for the attempt, which the browser's events use too. It is not the attempt's id. */
  attempt: string;
}

export interface OfConnection extends OfUser {
  /** The kit's id of the connection. */
  connectionId: string;
}

export interface OfRequest extends OfUser {
  /** A name for the request to the user. It is not the request's id. */
  request: string;
}

/** The browser session that an event is about, and one of its accounts. */
export interface OfSession extends OfConnection {
  /** Names the session in events. */
  session: string;
}

/** The HTTP request that an event is about. */
export interface OfCall {
  /** The reason. `docs/errors.md` explains each code. */
  code: ErrorCode;
  /** The `reference` in the response. A user can send it to your support. */
  reference: string;
  /** The name of the request's attempt. Absent if the request fails before the attempt is found. */
  attempt?: string;
}

/** Returns the fields of an attempt in events. */
export function ofAttempt({ id, owner, application }: AttemptRecord): OfAttempt {
  const { tenantId, userId } = owner;
  return { attempt: attemptName(id), tenantId, userId, application };
}

/** Returns the fields of a request to a user in events. */
export function ofRequest({ id, owner, application }: RequestRecord): OfRequest {
  const { tenantId, userId } = owner;
  return { request: attemptName(id), tenantId, userId, application };
}

/** Returns the fields of a connection in events. */
export function ofConnection({ id, owner, application }: ConnectionRecord): OfConnection {
  const { tenantId, userId } = owner;
  return { connectionId: id, tenantId, userId, application };
}

/** Returns the fields of a session in events, once for each account. */
export function ofSession({ id, owner, accounts }: SessionRecord): OfSession[] {
  const { tenantId, userId } = owner;
  return accounts.map(({ connectionId, application }) => ({
    session: attemptName(id),
    connectionId,
    tenantId,
    userId,
    application,
  }));
}
