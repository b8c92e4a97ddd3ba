import { isRecord, type ConnectionStatus } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { AnchorClient } from './anchorClient.ts';
import { callAnchor, isNotFound } from './callAnchor.ts';

/** Anchor's record of one sign-in, as far as the kit reads it. */
export interface Identity {
  id: string;
  name: string;
  /** An open set; see {@link toConnectionStatus}. */
  status: string;
  metadata: Record<string, unknown>;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** The status in which Anchor still checks a sign-in. */
export const pendingIdentityStatus = 'pending';

const read = { budget: 5_000, maxRetries: 2 };

/** Reads one identity; undefined if Anchor has none of that id. */
export async function readIdentity(anchor: AnchorClient, id: string): Promise<Identity | undefined> {
  const answer = await callAnchor((options) => anchor.identities.retrieve(id, options), read).catch(
    absentAsUndefined,
  );
  if (answer === undefined) return;
  if (!isRecord(answer) || readId(answer.id) !== id || typeof answer.status !== 'string')
    throw unreadable('an identity');
  const createdAt = readTime(answer.created_at);
  if (Number.isNaN(createdAt)) throw unreadable('when the identity was created');
  return {
    id,
    name: typeof answer.name === 'string' ? storable(answer.name) : '',
    status: storable(answer.status),
    metadata: isRecord(answer.metadata) ? answer.metadata : {},
    createdAt,
  };
}

/** The identities of an application whose names match; all for an empty search, as far as Anchor lists them. */
export async function listIdentities(
  anchor: AnchorClient,
  applicationId: string,
  search: string,
): Promise<Pick<Identity, 'id' | 'createdAt'>[]> {
  const answer = await callAnchor(
    (options) => anchor.applications.listIdentities(applicationId, search ? { search } : {}, options),
    read,
  ).catch((error: unknown) => {
    throw isNotFound(error) ? new ConnectError('anchor_application_missing', { cause: error }) : error;
  });
  if (!isRecord(answer) || !Array.isArray(answer.identities)) throw unreadable('a list of identities');
  return answer.identities.filter(isRecord).flatMap((row) => {
    const id = readId(row.id);
    return id === undefined ? [] : { id, createdAt: readTime(row.created_at) };
  });
}

/** Writes metadata: all of it, since whether Anchor merges or replaces is not documented. */
export async function tagIdentity(
  anchor: AnchorClient,
  id: string,
  metadata: Record<string, unknown>,
): Promise<void> {
  const answer = await callAnchor((options) => anchor.identities.update(id, { metadata }, options), {
    budget: 3_000,
    maxRetries: 1,
  });
  checkDone(answer);
}

/** Deletes an identity with its stored sign-in. One that is gone already counts as deleted. */
export async function deleteIdentity(anchor: AnchorClient, id: string): Promise<void> {
  const answer = await callAnchor((options) => anchor.identities.delete(id, options), {
    budget: 5_000,
    maxRetries: 2,
  }).catch(absentAsUndefined);
  checkDone(answer);
}

/** The kit's word for an identity's status. Words that are not documented are `unknown`, never a fault. */
export function toConnectionStatus(identityStatus: string): ConnectionStatus {
  if (identityStatus === 'validated') return 'connected';
  if (identityStatus === pendingIdentityStatus) return 'pending';
  return identityStatus === 'failed' || identityStatus === 'agent_failed' ? 'needs_attention' : 'unknown';
}

/** The kit knows ids in lower case. */
function readId(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

/** Milliseconds since 1970, or NaN. A time without a zone is UTC, wherever this server stands. */
function readTime(value: unknown): number {
  if (typeof value !== 'string') return Number.NaN;
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`);
}

/** Text that every database takes, of a length that a list can show: no control characters, and 200 at most. */
function storable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '').slice(0, 200);
}

/** A success that tells of an error, or is the page of a proxy, is none: what it was to confirm may not have happened. */
function checkDone(answer: unknown): void {
  if (typeof answer === 'string' || (isRecord(answer) && answer.error)) throw unreadable('that it is done');
}

function absentAsUndefined(error: unknown): undefined {
  if (!isNotFound(error)) throw error;
}

function unreadable(what: string): ConnectError {
  return new ConnectError('anchor_unavailable', {
    cause: new TypeError(`Anchor's answer does not say ${what}.`),
  });
}
