import type { SchemaStatement } from './sqlSchema.ts';

/**
 * Triggers for the time in which instances of the previous release still run. They write `status`, `due_at` and `looks`, and read
 * `status`; this release writes and reads the new columns. A later step drops the old columns, the triggers, and the tables
 * `connect_delivery` and `connect_turn`. See docs/decisions/012-renamed-columns.md.
 */
export function syncColumns(): SchemaStatement[] {
  const checks = 'next_check_at = NEW.due_at, pending_checks = NEW.looks, priority_ms = 0';
  return [
    ...syncOnPostgres(
      'attempt',
      'status, outcome',
      `IF NEW.status <> OLD.status THEN NEW.outcome := ${outcomeOf('NEW.status')};
  ELSIF NEW.outcome IS DISTINCT FROM OLD.outcome THEN NEW.status := ${statusOf('NEW.outcome')};
  END IF`,
    ),
    ...syncOnPostgres(
      'connection',
      'due_at',
      `NEW.${checks.replaceAll(' = ', ' := ').replaceAll(', ', '; NEW.')}`,
    ),
    ...syncOnPostgres('session', 'due_at', 'NEW.next_check_at := NEW.due_at'),
    syncOnSqlite('attempt', 'status', `outcome = ${outcomeOf('NEW.status')}`),
    syncOnSqlite('attempt', 'outcome', `status = ${statusOf('NEW.outcome')}`),
    syncOnSqlite('connection', 'due_at', checks),
    syncOnSqlite('session', 'due_at', 'next_check_at = NEW.due_at'),
  ];
}

function syncOnPostgres(table: string, columns: string, change: string): SchemaStatement[] {
  const name = `connect_sync_${table}`;
  return [
    {
      postgresql: `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  ${change};
  RETURN NEW;
END $$`,
    },
    {
      postgresql: `CREATE TRIGGER ${name} BEFORE UPDATE OF ${columns} ON connect_${table}
FOR EACH ROW EXECUTE FUNCTION ${name}()`,
    },
  ];
}

function syncOnSqlite(table: string, column: string, change: string): SchemaStatement {
  return {
    sqlite: `CREATE TRIGGER connect_sync_${table}_${column} AFTER UPDATE OF ${column} ON connect_${table}
BEGIN
  UPDATE connect_${table} SET ${change} WHERE id = NEW.id;
END`,
  };
}

/** The outcome of an attempt, from its old status. */
export function outcomeOf(status: string): string {
  return `CASE ${status} WHEN 'pending' THEN NULL WHEN 'completed' THEN 'connected' ELSE ${status} END`;
}

function statusOf(outcome: string): string {
  return `CASE ${outcome} WHEN 'connected' THEN 'completed' ELSE COALESCE(${outcome}, 'pending') END`;
}
