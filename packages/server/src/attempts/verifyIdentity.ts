import { ConnectError } from '../ConnectError.ts';
import { readAnchorTime } from '../anchor/anchorTime.ts';
import { type Identity, isListed, listIdentities, readIdentity } from '../anchor/identity.ts';
import { toConnectionStatus } from '../anchor/identityStatus.ts';
import type { Settings } from '../checkOptions.ts';
import type { AttemptRecord, ConnectionRecord } from '../stores/store.ts';

/** How far Anchor's clock may be from ours without being asked for, in milliseconds. */
const clockSkew = 60_000;
/** How far it may be at all: no header moves the time of an identity by more. */
const maxOffset = 5 * 60_000;
/** A fresh identity may be listed late: pauses before looking again, in milliseconds. */
const pauses = [300, 900];

/**
 * Asks Anchor whether this identity was made in this attempt, for its application. Throws a final code if not. One that the
 * connection to renew holds already may be older: Anchor may give a second sign-in of one account the identity of the first, and
 * nobody gains what they do not have. Anchor's status then has to say that the sign-in works, or is being checked.
 */
export async function verifyIdentity(
  settings: Settings,
  attempt: AttemptRecord,
  identityId: string,
  renewed: ConnectionRecord | undefined,
): Promise<Identity> {
  const applicationId = settings.applications.get(attempt.application)?.id;
  if (!applicationId) throw new ConnectError('unknown_application');
  const identity = await readIdentity(settings.anchor, { identityId, applicationId });
  if (!identity) throw new ConnectError('identity_not_found');

  if (!renewed && !(await isFresh(settings, attempt, identity))) throw new ConnectError('identity_stale');
  if (identity.status === 'failed') throw new ConnectError('identity_failed');
  if (renewed && toConnectionStatus(identity.status) === 'needs_attention')
    throw new ConnectError('identity_failed');

  // Metadata can make us refuse, never accept.
  const { externalUserId, externalTenantId } = identity.metadata;
  const { userId, tenantId } = attempt.owner;
  if ((externalUserId ?? userId) !== userId || (externalTenantId ?? tenantId) !== tenantId)
    throw new ConnectError('identity_taken');

  if (!(await isListedSoon(settings, applicationId, identity))) throw new ConnectError('wrong_application');
  return identity;
}

/**
 * Tells whether the identity was made since the attempt began. Its time is Anchor's, the attempt's is ours: where they do not fit,
 * and a wrong clock could be why, Anchor is asked for its time.
 */
async function isFresh(
  { anchor, now }: Settings,
  attempt: AttemptRecord,
  { createdAt }: Identity,
): Promise<boolean> {
  const isBetween = (time: number, margin: number) =>
    time >= attempt.createdAt - margin && time <= now() + margin;
  if (isBetween(createdAt, clockSkew)) return true;
  if (!isBetween(createdAt, clockSkew + maxOffset)) return false;
  const began = now();
  const theirs = await readAnchorTime(anchor);
  if (theirs === undefined) return false;
  const offset = theirs - (began + now()) / 2;
  // With a smaller margin than before: now that the clocks are known, what was too old does not become young enough.
  return Math.abs(offset) <= maxOffset && isBetween(createdAt - offset, clockSkew / 2);
}

/** The identity does not say which application it is of; the application's list does. */
async function isListedSoon(
  { anchor }: Settings,
  applicationId: string,
  identity: Identity,
): Promise<boolean> {
  const isFound = async () =>
    (await listIdentities(anchor, applicationId, identity.name)).some(({ id }) => id === identity.id);
  if (await isFound()) return true;
  for (const pause of pauses) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (await isFound()) return true;
    // What the search looks at is not documented, so only the whole list can say no.
    if (await isListed(anchor, { applicationId, identityId: identity.id })) return true;
  }
  return false;
}
