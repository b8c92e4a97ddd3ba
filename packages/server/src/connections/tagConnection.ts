import { tagIdentity, type Identity } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/**
 * Writes the owner into the identity's metadata at Anchor, and notes that it was done. A tag is a copy, the store is the
 * truth: if it fails the connection stands, and `reconcile` tries again.
 */
export async function tagConnection(
  settings: Settings,
  connection: ConnectionRecord,
  identity: Identity,
): Promise<boolean> {
  const { userId, tenantId } = connection.owner;
  try {
    await tagIdentity(settings.anchor, identity, {
      externalUserId: userId,
      ...(tenantId ? { externalTenantId: tenantId } : {}),
      connectedAt: new Date(connection.connectedAt).toISOString(),
    });
    await settings.store.markTagged(identity.id);
    return true;
  } catch (error) {
    settings.onError(error, { requestId: connection.id, code: 'tag_postponed' });
    return false;
  }
}
