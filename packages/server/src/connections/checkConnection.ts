import { type Identity, type IdentityName, readIdentity, tagIdentity } from '../anchor/identity.ts';
import { pendingIdentityStatus, toConnectionStatus } from './listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import { day, withTimeout } from '../time.ts';
import { ofConnection } from '../events/report.ts';
import type { ConnectionFields, ConnectionRecord } from '../stores/store.ts';

/** Milliseconds that the `metadata` option may take. */
const metadataTimeoutMs = 3_000;

/**
 * Writes the owner into the identity's metadata at Anchor, and notes that it was done. A tag is a copy, the store is the
 * truth: if it fails the connection stands, and `reconcile` tries again.
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
      // Your own code: a callback must not wait for it without end.
      ...(await withTimeout(metadataTimeoutMs, async () => metadata(about))),
      // Whatever anyone else wrote there stays.
      ...identity.metadata,
      externalUserId: userId,
      ...(tenantId ? { externalTenantId: tenantId } : {}),
      connectedAt: new Date(connection.connectedAt).toISOString(),
    });
    const isPending = identity.status === pendingIdentityStatus;
    await markTagged(settings, identity.id, isPending ? 1 : 0);
    return true;
  } catch (error) {
    reporter.fail(error, { type: 'connection.tag_postponed', ...about });
    return false;
  }
}

/** Asks Anchor how a connection's sign-in stands and keeps the answer. Returns the identity; undefined if Anchor has none. */
export async function refreshStatus(
  settings: Settings,
  connection: ConnectionRecord,
): Promise<Identity | undefined> {
  const identity = await readIdentity(settings.anchor, identityOf(settings, connection));
  // An identity that Anchor no longer has cannot sign in: the user has to connect again.
  const status = identity?.status ?? 'failed';
  await saveStatus(settings, connection, status);
  // What Anchor has lost can never be tagged.
  if (!identity) await markTagged(settings, connection.identityId, 0);
  return identity;
}

/** Keeps what Anchor says of a connection's sign-in, and tells of the change if it means one. */
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

/** The identity of a connection, with what is needed to prove whether it exists. */
export function identityOf(
  { applications }: Settings,
  { identityId, application }: ConnectionRecord,
): IdentityName {
  return { identityId, applicationId: applications.get(application)?.id };
}

/** The shortest pause between two checks, in milliseconds. */
const minPauseMs = 1_000;

/**
 * How much earlier than checks `reconcile` makes deletions. They come before checks that are less than a day late, but not before
 * all checks: neither failing deletions nor many late checks can block the other.
 */
const deletionPriorityMs = day;

/** Returns what hides a connection and makes its deletion due. */
export function disconnectFields(now: number): ConnectionFields {
  return { deleting: true, nextCheckAt: now, pendingChecks: 0, priorityMs: deletionPriorityMs };
}

/**
 * Returns when to check a connection again. While the identity is pending, the pause doubles with each check, from a second to a
 * day. Otherwise it is a day.
 */
export function nextCheckAt(now: number, pendingChecks: number): number {
  return now + (pendingChecks === 0 ? day : Math.min(minPauseMs * 2 ** (pendingChecks - 1), day));
}

/**
 * Records that an identity is tagged. Named by identity and only if it is not being deleted: a late answer must not change the
 * identity that replaced it, or postpone its deletion.
 */
export async function markTagged(
  { store, now }: Settings,
  identityId: string,
  pendingChecks: number,
): Promise<void> {
  const fields = { tagged: true, nextCheckAt: nextCheckAt(now(), pendingChecks), pendingChecks: 0 };
  await store.updateConnection({ identityId }, fields, { deleting: false });
}
