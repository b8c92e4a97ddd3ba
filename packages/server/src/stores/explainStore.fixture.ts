import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { sqlStore, type SqlStore } from './sqlStore.ts';

/** A store on PostgreSQL, and how the database goes about each statement of it. */
export function explainStore(executor: SqlExecutor): { store: SqlStore; plans: Map<string, string> } {
  const plans = new Map<string, string>();
  const explained =
    (query: SqlQuery): SqlQuery =>
    async (sql, values) => {
      if (/ connect_(attempt|caller|connection|key|request|session) /.test(sql)) {
        const lines = await query(`EXPLAIN (COSTS OFF) ${sql}`, values);
        plans.set(sql, lines.map((line) => String(line['QUERY PLAN'])).join('\n'));
      }
      return query(sql, values);
    };
  const store = sqlStore({
    ...executor,
    query: explained(executor.query),
    transaction: (work) => executor.transaction((query, execute) => work(explained(query), execute)),
  });
  return { store, plans };
}
