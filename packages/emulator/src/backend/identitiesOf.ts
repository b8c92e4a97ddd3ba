import type { Backend } from './Backend.ts';
import type { IdentityRecord } from './records.ts';

/** The application's identities, oldest first. */
export function identitiesOf(backend: Backend, applicationId: string): readonly IdentityRecord[] {
  return [...backend.identities.values()]
    .filter((identity) => identity.applicationId === applicationId)
    .toSorted((one, other) => one.createdAt - other.createdAt);
}
