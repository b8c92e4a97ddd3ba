import type { SqliteDatabase } from '@kit/server/stores/sql';
import type { Observation } from './World.ts';

/** Reads the rows from the database directly, without the store. */
export function readRows(
  database: SqliteDatabase,
): Pick<Observation, 'attempts' | 'connections' | 'connectionRequests'> {
  const rows = (sql: string) => database.prepare(sql).all();
  return {
    connections: rows(
      'SELECT user_id AS userId, application, identity_id AS identityId FROM connect_connection WHERE deleting = 0 ORDER BY connected_at',
    ),
    connectionRequests: rows('SELECT user_id AS userId, outcome FROM connect_request ORDER BY created_at'),
    attempts: rows('SELECT outcome, code FROM connect_attempt ORDER BY created_at'),
  };
}
