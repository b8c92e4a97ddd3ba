/**
 * How the tables came to be: one step a version, the number of steps is the version. A step that was released never
 * changes. The first one also takes over tables made before versions were kept.
 */
export const schemaSteps: readonly (readonly string[])[] = [
  [
    `CREATE TABLE IF NOT EXISTS connect_attempt (
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
    'CREATE INDEX IF NOT EXISTS connect_attempt_owner ON connect_attempt (tenant_id, user_id, created_at)',
    'CREATE INDEX IF NOT EXISTS connect_attempt_expiry ON connect_attempt (expires_at)',
    `CREATE TABLE IF NOT EXISTS connect_connection (
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
    'CREATE INDEX IF NOT EXISTS connect_connection_owner ON connect_connection (tenant_id, user_id, connected_at)',
    // Both for listUnfinished: nearly every row is finished, and none of those may be looked at.
    `CREATE INDEX IF NOT EXISTS connect_connection_unfinished ON connect_connection (id)
     WHERE deleting = 1 OR tagged = 0`,
    'CREATE INDEX IF NOT EXISTS connect_connection_status ON connect_connection (identity_status, id)',
  ],
];
