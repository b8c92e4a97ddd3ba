import { identitiesOf } from '../backend/identitiesOf.ts';
import type { IdentityRecord } from '../backend/records.ts';
import { statusOf } from '../backend/statusOf.ts';
import { json } from '../http/json.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import type { ApiContext } from './ApiContext.ts';
import { requestedApplication } from './applications.ts';
import { isoTime } from './isoTime.ts';
import { matchesMetadata, metadataFilter } from './metadataFilter.ts';
import { paged } from './paged.ts';

/** `GET /v1/applications/{applicationId}/identities?search=&metadata=`; items carry no metadata. */
export function listIdentities(context: ApiContext): Response {
  const { backend, query } = context;
  const application = requestedApplication(context);
  const search = query.get('search')?.toLowerCase() ?? '';
  const wanted = metadataFilter(query);
  const found = identitiesOf(backend, application.id).filter(
    ({ name, metadata }) => name.toLowerCase().includes(search) && matchesMetadata(metadata, wanted),
  );
  const now = backend.now();
  const items = paged(context, inOrder(found, backend.settings.current().identityOrder)).map((identity) => ({
    id: identity.id,
    name: identity.name,
    auth_flow: identity.authFlow,
    status: statusOf(identity, now),
    created_at: isoTime(identity.createdAt),
    updated_at: isoTime(identity.updatedAt),
  }));
  return json({ identities: items });
}

function inOrder(
  identities: readonly IdentityRecord[],
  order: EmulatorSettings['identityOrder'],
): readonly IdentityRecord[] {
  if (order === 'oldest-first') return identities;
  if (order === 'newest-first') return identities.toReversed();
  return identities
    .map((identity) => ({ identity, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ identity }) => identity);
}
