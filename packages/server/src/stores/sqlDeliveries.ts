import type { SqlExecutor } from './sqlExecutor.ts';
import type { Store } from './store.ts';

/** The part of the SQL store that is about webhook deliveries. */
export function sqlDeliveries({
  query,
}: SqlExecutor): Pick<Store, 'takeDelivery' | 'returnDelivery' | 'removeDeliveries'> {
  return {
    async takeDelivery(id, expiresAt) {
      const rows = await query(
        'INSERT INTO connect_delivery (id, expires_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING RETURNING id',
        [id, expiresAt],
      );
      return rows.length === 1;
    },
    async returnDelivery(id) {
      await query('DELETE FROM connect_delivery WHERE id = ? RETURNING id', [id]);
    },
    async removeDeliveries(before, limit) {
      const rows = await query(
        `DELETE FROM connect_delivery WHERE id IN (SELECT id FROM connect_delivery WHERE expires_at < ? ORDER BY expires_at LIMIT ?)
         RETURNING id`,
        [before, limit],
      );
      return rows.length;
    },
  };
}
