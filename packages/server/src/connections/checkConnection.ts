import { type Identity, type IdentityName, readIdentity, tagIdentity } from '../anchor/identity.ts';
import { pendingIdentityStatus, toConnectionStatus } from './listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import { dayMs, isoTime, withTimeout } from '../time.ts';
import { ofConnection } from '../events/eventFields.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';

/** Milliseconds that the `metadata` option may take. */
const metadataTimeoutMs = 3_000;

/** The shortest pause between two checks, in milliseconds. */
const minPauseMs = 1_000;

/**
 * Returns when to check a connection again. While the identity is pending, the pause doubles with each check, from a second to a
 * day. Otherwise it is a day.
 */
export function nextCheckAt(now: number, pendingChecks: number): number {
  return now + (pendingChecks === 0 ? dayMs : Math.min(minPauseMs * 2 ** (pendingChecks - 1), dayMs));
}

/** Returns the identity of a connection, and the application that is needed to prove whether it exists. */
export function identityOf(
  { applications }: Settings,
  { identityId, application }: ConnectionRecord,
): IdentityName {
  return { identityId, applicationId: applications.get(application)?.id };
}

/** Reads the status of a connection's identity from Anchor and saves it. Returns undefined if Anchor has no such identity. */
export async function refreshStatus(
  settings: Settings,
  connection: ConnectionRecord,
): Promise<Identity | undefined> {
  const identity = await readIdentity(settings.anchor, identityOf(settings, connection));
  // A deleted identity cannot sign in: the user has to reconnect.
  await saveStatus(settings, connection, identity?.status ?? 'failed');
  // It cannot be tagged either, so it counts as tagged.
  if (!identity) await markTagged(settings, connection.identityId, 0);
  return identity;
}

/** Saves Anchor's status of a connection's identity, and reports a change that users can see. */
export async function saveStatus(
  { store, reporter }: Settings,
  connection: ConnectionRecord,
  identityStatus: string,
): Promise<void> {
  if (identityStatus === connection.identityStatus) return;
  await store.updateConnection({ identityId: connection.identityId }, { identityStatus });
  const from = toConnectionStatus(connection.identityStatus);
  const to = toConnectionStatus(identityStatus);
  if (from !== to)
    reporter.emit({ type: 'connection.status_changed', from, to, ...ofConnection(connection) });
}

/**
 * Writes the owner into the identity's metadata at Anchor and records that. If this fails, the connection still works, and
 * `reconcile` tries again. Returns whether it succeeded.
 */
export async function tagConnection(
  settings: Settings,
  connection: ConnectionRecord,
  identity: Identity,
): Promise<boolean> {
  const { anchor, reporter, metadata } = settings;
  const about = ofConnection(connection);
  const { userId, tenantId } = connection.owner;
  try {
    await tagIdentity(anchor, identity.id, {
      // The app's own code: a callback must not wait for it without a limit.
      ...(await withTimeout(metadataTimeoutMs, async () => metadata(about))),
      // Existing metadata is never overwritten.
      ...identity.metadata,
      externalUserId: userId,
      ...(tenantId ? { externalTenantId: tenantId } : {}),
      connectedAt: isoTime(connection.connectedAt),
    });
    await markTagged(settings, identity.id, identity.status === pendingIdentityStatus ? 1 : 0);
    return true;
  } catch (error) {
    reporter.fail(error, { type: 'connection.tag_postponed', ...about });
    return false;
  }
}

/**
 * The row is named by its identity, and must not be in deletion: a late answer must not change the identity that replaced it, or
 * postpone its deletion.
 */
async function markTagged(
  { store, now }: Settings,
  identityId: string,
  pendingChecks: number,
): Promise<void> {
  const fields = { tagged: true, nextCheckAt: nextCheckAt(now(), pendingChecks), pendingChecks: 0 };
  await store.updateConnection({ identityId }, fields, { deleting: false });
}
