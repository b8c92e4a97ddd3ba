/** A statement that both dialects understand, or one for PostgreSQL only. */
type SchemaStatement = string | { postgresql: string };

/**
 * The oldest revision whose code works with the tables of the newest one. Raise it only together with a step that breaks
 * older code, such as one that drops a column: instances of older releases then stop working as soon as it has run.
 */
export const compatibleRevision = 2;

/**
 * How the tables are made. Each step takes them to the next revision, and a released step never changes. A step has to be
 * additive: older code keeps inserting rows, so a new column is nullable or has a default, and a new table ends with
 * `closeTable`. Write table and index names as `connect_…`; `nameTables` puts the chosen schema and prefix in.
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
    // Rows from before are due at once.
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
 * Leaves a table to its owner, whatever the database grants by default. Row-level security without a policy hides every row
 * from other roles. `TRUNCATE` is not subject to it, so the roles of data APIs lose their grants too.
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
