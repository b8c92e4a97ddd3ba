import { tagIdentity, type Identity } from '../anchor/identity.ts';
import { pendingIdentityStatus } from '../anchor/identityStatus.ts';
import type { Settings } from '../checkOptions.ts';
import { ofConnection } from '../events/ofConnection.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { withTimeout } from '../withTimeout.ts';
import { markTagged } from './nextCheck.ts';

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
