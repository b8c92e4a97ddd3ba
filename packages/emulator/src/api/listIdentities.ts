import { getIdentities, getStatus, type IdentityRecord } from '../backend/identityRecords.ts';
import { isRecord, type Fields } from '../http/fields.ts';
import { ApiError, json } from '../http/responses.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import { formatTime, paginate, type ApiContext } from './ApiContext.ts';
import { findApplication } from './applications.ts';

/** `GET /v1/applications/{applicationId}/identities?search=&metadata=`: without metadata, as at Anchor. */
export function listIdentities(context: ApiContext): Response {
  const { backend, query } = context;
  const application = findApplication(context);
  const search = query.get('search')?.toLowerCase() ?? '';
  const filter = readMetadataFilter(query);
  const found = getIdentities(backend, application.id).filter(
    ({ name, metadata }) => name.toLowerCase().includes(search) && matchesFilter(metadata, filter),
  );
  const now = backend.now();
  const sorted = sortIdentities(found, backend.settings.current().identityOrder);
  const identities = paginate(context, sorted).map((identity) => ({
    id: identity.id,
    name: identity.name,
    auth_flow: identity.authFlow,
    status: getStatus(identity, now),
    created_at: formatTime(identity.createdAt),
    updated_at: formatTime(identity.updatedAt),
  }));
  return json({ identities });
}

function sortIdentities(
  identities: readonly IdentityRecord[],
  order: EmulatorSettings['identityOrder'],
): readonly IdentityRecord[] {
  if (order === 'oldest-first') return identities;
  if (order === 'newest-first') return identities.toReversed();
  return identities
    .map((identity) => ({ identity, position: Math.random() }))
    .toSorted((one, other) => one.position - other.position)
    .map(({ identity }) => identity);
}

// `metadata={"userId":"u1"}` or `metadata[userId]=u1`
function readMetadataFilter(query: URLSearchParams): Fields {
  const filter: Record<string, unknown> = {};
  for (const [name, value] of query) {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
    if (key) filter[key] = value;
    if (name === 'metadata' && value !== '') Object.assign(filter, parseMetadata(value));
  }
  return filter;
}

function parseMetadata(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Invalid JSON gets the same error as JSON of another type.
  }
  throw new ApiError(400, '"metadata" must be a JSON object.');
}

function matchesFilter(metadata: Fields, filter: Fields): boolean {
  return Object.entries(filter).every(
    ([key, value]) => JSON.stringify(metadata[key]) === JSON.stringify(value),
  );
}
