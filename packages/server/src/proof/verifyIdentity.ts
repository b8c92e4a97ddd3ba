import { listIdentities, readIdentity, type Identity } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import type { AttemptRecord } from '../stores/store.ts';

/** How far Anchor's clock may be from ours, in milliseconds. */
const clockSkew = 60_000;
/** A fresh identity may be listed late: pauses before looking again, in milliseconds. */
const pauses = [300, 900];

/** Asks Anchor whether this identity was made in this attempt, for its application. Throws a final code if not. */
export async function verifyIdentity(
  settings: Settings,
  attempt: AttemptRecord,
  identityId: string,
): Promise<Identity> {
  const applicationId = settings.applications.get(attempt.application)?.id;
  if (!applicationId) throw new ConnectError('unknown_application');
  const identity = await readIdentity(settings.anchor, { identityId, applicationId });
  if (!identity) throw new ConnectError('identity_not_found');

  const { createdAt } = identity;
  if (createdAt < attempt.createdAt - clockSkew || createdAt > settings.now() + clockSkew) {
    throw new ConnectError('identity_stale');
  }
  if (identity.status === 'failed') throw new ConnectError('identity_failed');

  // Metadata can make us refuse, never accept.
  const { externalUserId, externalTenantId } = identity.metadata;
  const { userId, tenantId } = attempt.owner;
  if ((externalUserId ?? userId) !== userId || (externalTenantId ?? tenantId) !== tenantId)
    throw new ConnectError('identity_taken');

  if (!(await isListedSoon(settings, applicationId, identity))) throw new ConnectError('wrong_application');
  return identity;
}

/** The identity does not say which application it is of; the application's list does. */
async function isListedSoon(
  { anchor }: Settings,
  applicationId: string,
  identity: Identity,
): Promise<boolean> {
  const isIn = async (search: string) =>
    (await listIdentities(anchor, applicationId, search)).some(({ id }) => id === identity.id);
  if (await isIn(identity.name)) return true;
  for (const pause of pauses) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (await isIn(identity.name)) return true;
    // What the search looks at is not documented: the whole list has the last word.
    if (await isIn('')) return true;
  }
  return false;
}
