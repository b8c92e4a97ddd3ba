import type { IdentityName } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/** The identity of a connection, with what is needed to prove whether it exists. */
export function identityOf(
  { applications }: Settings,
  { identityId, application }: ConnectionRecord,
): IdentityName {
  return { identityId, applicationId: applications.get(application)?.id };
}
