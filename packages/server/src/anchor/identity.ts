import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { type AnchorClient, type CallOptions, segment } from './AnchorClient.ts';
import { callAnchor, isNotFound, unexpected } from './callAnchor.ts';

/** The fields of an identity that the kit reads. */
export interface Identity {
  id: string;
  name: string;
  /** Anchor's own word. New words may appear; see `toConnectionStatus`. */
  status: string;
  metadata: Record<string, unknown>;
  /** Milliseconds since 1970. */
  createdAt: number;
}

const read = { budgetMs: 5_000, maxRetries: 2 };

export interface IdentityName {
  identityId: string;
  /** Anchor's id of the application. Undefined if the `applications` option no longer has it. */
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
 * A 404 from Anchor does not prove that an identity does not exist, because Anchor returns the same for a key of another
 * project. Throws unless this key can read the application and the application's complete list does not contain the identity.
 */
async function checkAbsent(anchor: AnchorClient, { applicationId, identityId }: IdentityName): Promise<void> {
  if (!applicationId) throw new ConnectError('unknown_application');
  if (await isListed(anchor, { applicationId, identityId }))
    throw unexpected("Anchor answers 404 for an identity that is in its application's list.");
}

/**
 * Returns whether an application has this identity. Throws unless this key can read the application and the list is complete,
 * because a truncated list proves nothing.
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

/** Returns a client that reads each application, and its whole list, only once. A read that fails is repeated. */
export function shareReads(client: AnchorClient): AnchorClient {
  const { applications } = client;
  const listAll = readOnce((id, options) => applications.listIdentities(id, {}, options));
  return {
    ...client,
    applications: {
      ...applications,
      retrieve: readOnce((id, options) => applications.retrieve(id, options)),
      listIdentities: (id, query, options) =>
        query.search ? applications.listIdentities(id, query, options) : listAll(id, options),
    },
  };
}

type Read = (id: string, options: CallOptions) => PromiseLike<unknown>;

function readOnce(call: Read): Read {
  const calls = new Map<string, Promise<unknown>>();
  return (id, options) => {
    const shared = calls.get(id) ?? Promise.resolve(call(id, options));
    calls.set(id, shared);
    shared.catch(() => calls.delete(id));
    return shared;
  };
}

/** Returns the identities of an application whose names match, or all of them for an empty search. */
export async function listIdentities(
  anchor: AnchorClient,
  applicationId: string,
  search: string,
): Promise<Pick<Identity, 'id' | 'createdAt'>[]> {
  const rows = await readList(anchor, applicationId, search);
  return rows.flatMap(({ id, createdAt }) => (id === undefined ? [] : { id, createdAt }));
}

/** Returns the list from Anchor. `id` is undefined for a row that cannot be read. */
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
  const rows =
    knownLists.get(answer) ??
    answer.identities.map((row: unknown) =>
      isRecord(row)
        ? { id: readId(row.id), createdAt: readTime(row.created_at) }
        : { id: undefined, createdAt: Number.NaN },
    );
  knownLists.set(answer, rows);
  return rows;
}

/** Lists that have been read, because a batch shares one: reading 100,000 rows again for each identity would block the process. */
const knownLists = new WeakMap<object, { id: string | undefined; createdAt: number }[]>();

/** Says that Anchor does not have the application, if that is the reason. */
export function throwApplicationMissing(error: unknown): never {
  throw isNotFound(error) ? new ConnectError('anchor_application_missing', { cause: error }) : error;
}

/** Writes all metadata, because Anchor does not document whether it merges or replaces. */
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
 * Deletes an identity and its stored credentials. Throws unless Anchor confirms the deletion with its documented response, or
 * then proves that the identity does not exist.
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

// The kit compares ids in lower case.
function readId(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

// Returns milliseconds since 1970, or NaN. A time without a zone is UTC.
function readTime(value: unknown): number {
  if (typeof value !== 'string') return Number.NaN;
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`);
}

// Keeps text that every database stores unchanged: up to 200 characters, without control characters or unpaired surrogates.
function storable(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, '')
    .slice(0, 200)
    .replaceAll(/\p{Cs}/gu, '');
}

/**
 * Asks Anchor to repeat the sign-in with the stored credentials. The result arrives later. Throws `connection_not_ready` if
 * Anchor refuses, or if it proves that the identity does not exist.
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
 * Returns the time of Anchor's clock in milliseconds since 1970, to the second. It reads an identity that does not exist,
 * because clients expose only the headers of an error response. Undefined if the client does not expose them.
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

/** Returns the `Date` header of the error response that caused an error. */
export function dateOf({ cause }: ConnectError): number | undefined {
  const headers = isRecord(cause) ? cause.headers : undefined;
  const date = headers instanceof Headers ? Date.parse(headers.get('date') ?? '') : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}
