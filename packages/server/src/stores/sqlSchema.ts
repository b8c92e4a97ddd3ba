/** Every statement can run again on a schema that is already there. */
export const schema = [
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
] as const;
