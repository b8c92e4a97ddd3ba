import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { type AnchorClient, segment } from './AnchorClient.ts';
import { callAnchor, isNotFound, unexpected } from './callAnchor.ts';

/** Anchor's record of one sign-in, as far as the kit reads it. */
export interface Identity {
  id: string;
  name: string;
  /** An open set; `toConnectionStatus` has the kit's word for it. */
  status: string;
  metadata: Record<string, unknown>;
  /** Milliseconds since 1970. */
  createdAt: number;
}

const read = { budgetMs: 5_000, maxRetries: 2 };

/** An identity and the application it belongs to. */
export interface IdentityName {
  identityId: string;
  /** Anchor's id of the application; undefined if `applications` no longer has it. */
  applicationId: string | undefined;
}

/** Reads one identity. Returns undefined only if Anchor proves that it does not exist; see {@link checkAbsent}. */
export async function readIdentity(anchor: AnchorClient, name: IdentityName): Promise<Identity | undefined> {
  const id = name.identityId;
  let answer;
  try {
    answer = await callAnchor((options) => anchor.identities.retrieve(id, options), read);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await checkAbsent(anchor, name);
    return;
  }
  if (!isRecord(answer) || readId(answer.id) !== id || typeof answer.status !== 'string')
    throw unexpected('The response is not the identity that was asked for.');
  const createdAt = readTime(answer.created_at);
  if (Number.isNaN(createdAt)) throw unexpected('The response does not say when the identity was created.');
  return {
    id,
    name: typeof answer.name === 'string' ? storable(answer.name) : '',
    status: storable(answer.status),
    metadata: isRecord(answer.metadata) ? answer.metadata : {},
    createdAt,
  };
}

/**
 * Anchor's own 404 for an identity is not yet proof that it does not exist: with a key of another project Anchor gives the
 * same answer. Throws unless this key can read the application, and the application's whole list does not hold the identity.
 */
async function checkAbsent(anchor: AnchorClient, { applicationId, identityId }: IdentityName): Promise<void> {
  if (!applicationId) throw new ConnectError('unknown_application');
  if (await isListed(anchor, { applicationId, identityId }))
    throw unexpected("Anchor answers 404 for an identity that is in its application's list.");
}

/**
 * Tells whether an application has this identity. Throws unless this key can read the application, and its list is complete:
 * a list that was cut off proves nothing about what it does not hold.
 */
export async function isListed(
  anchor: AnchorClient,
  { applicationId, identityId }: { applicationId: string; identityId: string },
): Promise<boolean> {
  const application = await callAnchor(
    (options) => anchor.applications.retrieve(applicationId, options),
    read,
  ).catch(throwApplicationMissing);
  if (!isRecord(application) || readId(application.id) !== applicationId.toLowerCase())
    throw unexpected('The response is not the application that was asked for.');
  const rows = await readList(anchor, applicationId, '');
  const ids = rows.map(({ id }) => id);
  const { identity_count: count } = application;
  const isWhole = typeof count === 'number' && ids.length >= count && !ids.includes(undefined);
  if (!isWhole) throw unexpected("The application's list of identities is not complete.");
  return ids.includes(identityId);
}

/** The identities of an application whose names match; all for an empty search, as far as Anchor lists them. */
export async function listIdentities(
  anchor: AnchorClient,
  applicationId: string,
  search: string,
): Promise<Pick<Identity, 'id' | 'createdAt'>[]> {
  const rows = await readList(anchor, applicationId, search);
  return rows.flatMap(({ id, createdAt }) => (id === undefined ? [] : { id, createdAt }));
}

/** A list as Anchor sent it. `id` is undefined for a row that cannot be read. */
async function readList(
  anchor: AnchorClient,
  applicationId: string,
  search: string,
): Promise<{ id: string | undefined; createdAt: number }[]> {
  const answer = await callAnchor(
    (options) => anchor.applications.listIdentities(applicationId, search ? { search } : {}, options),
    read,
  ).catch(throwApplicationMissing);
  if (!isRecord(answer) || !Array.isArray(answer.identities))
    throw unexpected('The response is not a list of identities.');
  return answer.identities.map((row: unknown) =>
    isRecord(row)
      ? { id: readId(row.id), createdAt: readTime(row.created_at) }
      : { id: undefined, createdAt: Number.NaN },
  );
}

function throwApplicationMissing(error: unknown): never {
  throw isNotFound(error) ? new ConnectError('anchor_application_missing', { cause: error }) : error;
}

/** Writes metadata: all of it, since whether Anchor merges or replaces is not documented. */
export async function tagIdentity(
  anchor: AnchorClient,
  id: string,
  metadata: Record<string, unknown>,
): Promise<void> {
  const answer = await callAnchor((options) => anchor.identities.update(id, { metadata }, options), {
    budgetMs: 3_000,
    maxRetries: 1,
  });
  if (!isRecord(answer) || readId(answer.id) !== id)
    throw unexpected('The response to an update is not the identity.');
}

/**
 * Deletes an identity with its stored sign-in. Throws unless Anchor confirms the deletion with its documented response, or
 * proves afterwards that the identity does not exist.
 */
export async function deleteIdentity(anchor: AnchorClient, name: IdentityName): Promise<void> {
  try {
    const answer = await callAnchor((options) => anchor.identities.delete(name.identityId, options), {
      budgetMs: 5_000,
      maxRetries: 2,
    });
    if (isRecord(answer) && typeof answer.message === 'string' && !answer.error && answer.success !== false)
      return;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  if (await readIdentity(anchor, name)) throw unexpected('The identity is still there after its deletion.');
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

/** Text that every database takes and returns as it is: no control characters, 200 characters at most, and no half of one. */
function storable(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, '')
    .slice(0, 200)
    .replaceAll(/\p{Cs}/gu, '');
}

/**
 * Asks Anchor to repeat the sign-in with what it has stored; the result comes later. Throws `connection_not_ready` if Anchor
 * refuses, or if it proves that the identity does not exist.
 */
export async function reauthenticateIdentity(anchor: AnchorClient, name: IdentityName): Promise<void> {
  let answer;
  try {
    answer = await callAnchor(
      (options) =>
        anchor.post(`/v1/identities/${segment(name.identityId)}/reauthenticate`, {
          ...options,
          body: { sync: false },
        }),
      { budgetMs: 8_000, maxRetries: 0 },
    );
  } catch (error) {
    if (!(error instanceof ConnectError) || error.code !== 'anchor_refused') throw error;
    if (isNotFound(error) && (await readIdentity(anchor, name)))
      throw unexpected('Anchor answers 404 for a repeated sign-in, though it has the identity.');
    throw new ConnectError('connection_not_ready', { cause: error.cause });
  }
  if (!isRecord(answer) || typeof answer.identityId !== 'string')
    throw unexpected('The response to a repeated sign-in does not name the identity.');
}

/**
 * What Anchor's clock shows, to the second, in milliseconds since 1970. Read from the `Date` of a refusal, since no client passes on
 * the headers of anything else: an identity that does not exist is asked for. Undefined where the client shows no headers.
 */
export async function readAnchorTime(anchor: AnchorClient): Promise<number | undefined> {
  const nothing = crypto.randomUUID();
  try {
    await callAnchor((options) => anchor.identities.retrieve(nothing, options), {
      budgetMs: 3_000,
      maxRetries: 1,
    });
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    const date = dateOf(error);
    if (date === undefined && error.code !== 'anchor_refused') throw error;
    return date;
  }
  return undefined;
}

/** The `Date` of the refusal that is the cause of an error. */
export function dateOf({ cause }: ConnectError): number | undefined {
  const headers = isRecord(cause) ? cause.headers : undefined;
  const date = headers instanceof Headers ? Date.parse(headers.get('date') ?? '') : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}
