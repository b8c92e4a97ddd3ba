import { ConnectError } from '../ConnectError.ts';
import { readAnchorTime, type Identity, isListed, listIdentities, readIdentity } from '../anchor/identity.ts';
import { toConnectionStatus } from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';

/** The clock difference that is accepted without reading Anchor's clock, in milliseconds. */
const clockSkewMs = 60_000;
/** The largest clock difference that is corrected, in milliseconds. */
const maxOffsetMs = 5 * 60_000;
/** A new identity can appear in the list late. Pauses before the next reads of the list, in milliseconds. */
const pausesMs = [300, 900];

/**
 * Checks with Anchor that this identity was created during this attempt, for its application. Throws a final code if not. The
 * identity of the connection to renew may be older, because Anchor may reuse it when the same account signs in again. Its status
 * must then say that the sign-in works, or is being checked.
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

  // Metadata can lead to a refusal, but never to acceptance.
  const { externalUserId, externalTenantId } = identity.metadata;
  const { userId, tenantId } = attempt.owner;
  if ((externalUserId ?? userId) !== userId || (externalTenantId ?? tenantId) !== tenantId)
    throw new ConnectError('identity_taken');

  if (!(await isListedSoon(settings, applicationId, identity))) throw new ConnectError('wrong_application');
  return identity;
}

/**
 * Whether the identity was created after the attempt. The two times come from two clocks. If they do not match and a clock
 * difference could be the reason, Anchor's clock is read.
 */
async function isFresh(
  { anchor, now }: Settings,
  attempt: AttemptRecord,
  { createdAt }: Identity,
): Promise<boolean> {
  const isBetween = (time: number, margin: number) =>
    time >= attempt.createdAt - margin && time <= now() + margin;
  if (isBetween(createdAt, clockSkewMs)) return true;
  if (!isBetween(createdAt, clockSkewMs + maxOffsetMs)) return false;
  const began = now();
  const theirs = await readAnchorTime(anchor);
  // Stryker disable next-line ConditionalExpression: without a time, the difference is NaN and the last comparison is false
  if (theirs === undefined) return false;
  const offset = theirs - (began + now()) / 2;
  // A smaller margin than above, because the clocks are known now.
  return Math.abs(offset) <= maxOffsetMs && isBetween(createdAt - offset, clockSkewMs / 2);
}

/** An identity does not name its application. The list of the application's identities is the only source. */
async function isListedSoon(
  { anchor }: Settings,
  applicationId: string,
  identity: Identity,
): Promise<boolean> {
  const isFound = async () =>
    (await listIdentities(anchor, applicationId, identity.name)).some(({ id }) => id === identity.id);
  if (await isFound()) return true;
  for (const pauseMs of pausesMs) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (await isFound()) return true;
    // Anchor does not document what its search compares, so a negative answer needs the whole list.
    if (await isListed(anchor, { applicationId, identityId: identity.id })) return true;
  }
  return false;
}
