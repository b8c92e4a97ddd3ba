import { outcomeOf, syncColumns } from './syncColumns.ts';

/** A statement for both dialects, or for one of them. */
export type SchemaStatement = string | { postgresql: string } | { sqlite: string };

/**
 * The oldest revision whose code works with the newest tables. Raise it only together with a step that breaks older code, such as
 * one that drops a column. Instances of older releases then stop working.
 */
export const compatibleRevision = 2;

/** Creates the table that contains the revision. */
export const createSchemaTable =
  'CREATE TABLE IF NOT EXISTS connect_schema (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)';

/**
 * The steps that create the tables, one for each revision. A released step never changes. A step must be additive, because older
 * code keeps inserting rows: a new column is nullable or has a default. Each new table needs `closeTable`. Write all names as
 * `connect_…`; `nameTables` replaces them by the chosen schema and prefix.
 */
export const schemaSteps: readonly (readonly SchemaStatement[])[] = [
  [
    `CREATE TABLE connect_attempt (
      id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      user_id TEXT NOT NULL,
      application TEXT NOT NULL,
      mode TEXT NOT NULL,
      return_to TEXT NOT NULL,
      binding_hash TEXT NOT NULL,
      reconnects TEXT,
      status TEXT NOT NULL,
      code TEXT,
      state_hash TEXT UNIQUE,
      created_at BIGINT NOT NULL,
      started_at BIGINT,
      expires_at BIGINT NOT NULL,
      rounds INTEGER NOT NULL,
      identity_id TEXT,
      connection_id TEXT
    )`,
    'CREATE INDEX connect_attempt_owner ON connect_attempt (tenant_id, user_id, created_at)',
    'CREATE INDEX connect_attempt_expiry ON connect_attempt (expires_at)',
    `CREATE TABLE connect_connection (
      id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      user_id TEXT NOT NULL,
      application TEXT NOT NULL,
      identity_id TEXT NOT NULL UNIQUE,
      account_name TEXT NOT NULL,
      identity_status TEXT NOT NULL,
      connected_at BIGINT NOT NULL,
      tagged INTEGER NOT NULL,
      deleting INTEGER NOT NULL
    )`,
    'CREATE INDEX connect_connection_owner ON connect_connection (tenant_id, user_id, connected_at)',
    `CREATE INDEX connect_connection_unfinished ON connect_connection (id)
     WHERE deleting = 1 OR tagged = 0`,
    'CREATE INDEX connect_connection_status ON connect_connection (identity_status, id)',
  ],
  [
    "ALTER TABLE connect_connection ADD COLUMN label TEXT NOT NULL DEFAULT ''",
    // Existing rows are due immediately.
    'ALTER TABLE connect_connection ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0',
    'ALTER TABLE connect_connection ADD COLUMN looks INTEGER NOT NULL DEFAULT 0',
    'CREATE INDEX connect_connection_due ON connect_connection (due_at)',
    'DROP INDEX connect_connection_unfinished',
    'DROP INDEX connect_connection_status',
    'CREATE INDEX connect_attempt_tenant ON connect_attempt (tenant_id, created_at)',
    'CREATE TABLE connect_delivery (id TEXT PRIMARY KEY, expires_at BIGINT NOT NULL)',
    'CREATE INDEX connect_delivery_expiry ON connect_delivery (expires_at)',
  ],
  [
    'ALTER TABLE connect_schema ADD COLUMN revision INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE connect_attempt ADD COLUMN starts INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE connect_connection ADD COLUMN previous_account_name TEXT',
    `CREATE TABLE connect_session (
      id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      user_id TEXT NOT NULL,
      application TEXT NOT NULL,
      connection_id TEXT NOT NULL,
      identity_id TEXT NOT NULL,
      started_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      ending INTEGER NOT NULL,
      due_at BIGINT NOT NULL
    )`,
    'CREATE INDEX connect_session_identity ON connect_session (identity_id)',
    'CREATE INDEX connect_session_due ON connect_session (due_at)',
    'CREATE TABLE connect_turn (task TEXT PRIMARY KEY, ran_at BIGINT NOT NULL)',
    ...[
      'connect_schema',
      'connect_attempt',
      'connect_connection',
      'connect_delivery',
      'connect_session',
      'connect_turn',
    ].flatMap(closeTable),
  ],
  [
    'ALTER TABLE connect_attempt ADD COLUMN outcome TEXT',
    'ALTER TABLE connect_attempt ADD COLUMN verifications INTEGER NOT NULL DEFAULT 0',
    `UPDATE connect_attempt SET verifications = rounds, outcome = ${outcomeOf('status')}`,
    'ALTER TABLE connect_connection ADD COLUMN next_check_at BIGINT NOT NULL DEFAULT 0',
    'ALTER TABLE connect_connection ADD COLUMN pending_checks INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE connect_connection ADD COLUMN priority_ms BIGINT NOT NULL DEFAULT 0',
    'UPDATE connect_connection SET next_check_at = due_at, pending_checks = looks',
    'CREATE INDEX connect_connection_next_check ON connect_connection ((next_check_at - priority_ms))',
    'ALTER TABLE connect_session ADD COLUMN next_check_at BIGINT NOT NULL DEFAULT 0',
    'UPDATE connect_session SET next_check_at = due_at',
    'CREATE INDEX connect_session_next_check ON connect_session (next_check_at)',
    'CREATE TABLE connect_key (id TEXT PRIMARY KEY, expires_at BIGINT NOT NULL)',
    'CREATE INDEX connect_key_expiry ON connect_key (expires_at)',
    'INSERT INTO connect_key (id, expires_at) SELECT id, expires_at FROM connect_delivery',
    'INSERT INTO connect_key (id, expires_at) SELECT task, ran_at + 86400000 FROM connect_turn',
    ...closeTable('connect_key'),
    ...syncColumns(),
  ],
  [
    `CREATE TABLE connect_request (
      id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      user_id TEXT NOT NULL,
      application TEXT NOT NULL,
      reconnects TEXT,
      reason TEXT NOT NULL,
      outcome TEXT,
      started_at BIGINT,
      created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      connection_id TEXT
    )`,
    'CREATE INDEX connect_request_owner ON connect_request (tenant_id, user_id, created_at)',
    'CREATE INDEX connect_request_expiry ON connect_request (expires_at)',
    `CREATE INDEX connect_request_open ON connect_request (tenant_id, user_id, application)
     WHERE outcome IS NULL`,
    'CREATE INDEX connect_request_due ON connect_request (expires_at) WHERE outcome IS NULL',
    `CREATE TABLE connect_caller (
      id TEXT PRIMARY KEY,
      tenant_id TEXT NOT NULL,
      user_id TEXT NOT NULL,
      request_id TEXT NOT NULL,
      thread TEXT NOT NULL,
      input_hash TEXT NOT NULL,
      superseded INTEGER NOT NULL
    )`,
    'CREATE INDEX connect_caller_request ON connect_caller (request_id)',
    'CREATE INDEX connect_caller_thread ON connect_caller (tenant_id, user_id, thread)',
    ...closeTable('connect_request'),
    ...closeTable('connect_caller'),
  ],
  [
    'ALTER TABLE connect_session ADD COLUMN anchor_id TEXT',
    "ALTER TABLE connect_session ADD COLUMN key TEXT NOT NULL DEFAULT ''",
    'ALTER TABLE connect_session ADD COLUMN retired INTEGER NOT NULL DEFAULT 0',
    "ALTER TABLE connect_session ADD COLUMN purpose TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE connect_session ADD COLUMN agent TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE connect_session ADD COLUMN sealed TEXT NOT NULL DEFAULT ''",
    'ALTER TABLE connect_session ADD COLUMN end_reason TEXT',
    'ALTER TABLE connect_session ADD COLUMN ended_at BIGINT',
    'CREATE INDEX connect_session_owner ON connect_session (tenant_id, user_id, started_at)',
    'CREATE INDEX connect_session_expiry ON connect_session (expires_at)',
    'CREATE INDEX connect_session_unended ON connect_session (next_check_at) WHERE ended_at IS NULL',
    `CREATE TABLE connect_session_account (
      session_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      application TEXT NOT NULL,
      connection_id TEXT NOT NULL,
      identity_id TEXT NOT NULL,
      PRIMARY KEY (session_id, position)
    )`,
    'CREATE INDEX connect_session_account_connection ON connect_session_account (connection_id)',
    'CREATE INDEX connect_session_account_identity ON connect_session_account (identity_id)',
    `CREATE TABLE connect_session_hold (
      session_id TEXT NOT NULL,
      holder TEXT NOT NULL,
      held_until BIGINT NOT NULL,
      PRIMARY KEY (session_id, holder)
    )`,
    ...closeTable('connect_session_account'),
    ...closeTable('connect_session_hold'),
  ],
  [
    'ALTER TABLE connect_connection ADD COLUMN last_used_at BIGINT',
    'ALTER TABLE connect_connection ADD COLUMN agent_access TEXT',
    'ALTER TABLE connect_connection ADD COLUMN access_changed_at BIGINT NOT NULL DEFAULT 0',
    'ALTER TABLE connect_session ADD COLUMN can_take_over INTEGER NOT NULL DEFAULT 0',
    "ALTER TABLE connect_session ADD COLUMN help TEXT NOT NULL DEFAULT ''",
    'CREATE INDEX connect_session_anchor ON connect_session (anchor_id)',
  ],
  [
    'ALTER TABLE connect_attempt ADD COLUMN origin TEXT',
    'ALTER TABLE connect_attempt ADD COLUMN app_origin TEXT',
    'ALTER TABLE connect_session ADD COLUMN anchor_hash TEXT',
    'CREATE INDEX connect_session_anchor_hash ON connect_session (anchor_hash)',
    'CREATE INDEX connect_session_key ON connect_session (tenant_id, user_id, key) WHERE ended_at IS NULL',
    // What still runs needs the id to be ended.
    "UPDATE connect_session SET anchor_id = '' WHERE anchor_id <> '' AND ended_at IS NOT NULL",
  ],
  ["ALTER TABLE connect_connection ADD COLUMN last_used_by TEXT NOT NULL DEFAULT ''"],
];

/** Every table of the kit. */
export const tables: readonly string[] = [
  'connect_schema',
  ...schemaSteps
    .flat()
    .flatMap((statement) => (typeof statement === 'string' ? statement : []))
    .flatMap((sql) => /^CREATE TABLE (connect_\w+)/.exec(sql)?.[1] ?? []),
];

/**
 * Closes a table to every role except its owner. Row-level security without a policy hides all rows from other roles. It does not
 * restrict `TRUNCATE`, so the roles of data APIs also lose their grants.
 */
function closeTable(table: string): SchemaStatement[] {
  return [
    { postgresql: `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY` },
    {
      postgresql: `DO $$
DECLARE grantee TEXT;
BEGIN
  FOR grantee IN SELECT 'PUBLIC' UNION ALL SELECT rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
    EXECUTE 'REVOKE ALL ON ${table} FROM ' || grantee;
  END LOOP;
END $$`,
    },
  ];
}
