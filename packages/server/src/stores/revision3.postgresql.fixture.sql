CREATE TABLE IF NOT EXISTS connect_schema (id INTEGER PRIMARY KEY, version INTEGER NOT NULL);
CREATE TABLE connect_attempt (
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
    );
CREATE INDEX connect_attempt_owner ON connect_attempt (tenant_id, user_id, created_at);
CREATE INDEX connect_attempt_expiry ON connect_attempt (expires_at);
CREATE TABLE connect_connection (
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
    );
CREATE INDEX connect_connection_owner ON connect_connection (tenant_id, user_id, connected_at);
CREATE INDEX connect_connection_unfinished ON connect_connection (id)
     WHERE deleting = 1 OR tagged = 0;
CREATE INDEX connect_connection_status ON connect_connection (identity_status, id);
ALTER TABLE connect_connection ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE connect_connection ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE connect_connection ADD COLUMN looks INTEGER NOT NULL DEFAULT 0;
CREATE INDEX connect_connection_due ON connect_connection (due_at);
DROP INDEX connect_connection_unfinished;
DROP INDEX connect_connection_status;
CREATE INDEX connect_attempt_tenant ON connect_attempt (tenant_id, created_at);
CREATE TABLE connect_delivery (id TEXT PRIMARY KEY, expires_at BIGINT NOT NULL);
CREATE INDEX connect_delivery_expiry ON connect_delivery (expires_at);
ALTER TABLE connect_schema ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE connect_attempt ADD COLUMN starts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE connect_connection ADD COLUMN previous_account_name TEXT;
CREATE TABLE connect_session (
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
    );
CREATE INDEX connect_session_identity ON connect_session (identity_id);
CREATE INDEX connect_session_due ON connect_session (due_at);
CREATE TABLE connect_turn (task TEXT PRIMARY KEY, ran_at BIGINT NOT NULL);
ALTER TABLE connect_schema ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE grantee TEXT;
BEGIN
  FOR grantee IN SELECT 'PUBLIC' UNION ALL SELECT rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
    EXECUTE 'REVOKE ALL ON connect_schema FROM ' || grantee;
  END LOOP;
END $$;
ALTER TABLE connect_attempt ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE grantee TEXT;
BEGIN
  FOR grantee IN SELECT 'PUBLIC' UNION ALL SELECT rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
    EXECUTE 'REVOKE ALL ON connect_attempt FROM ' || grantee;
  END LOOP;
END $$;
ALTER TABLE connect_connection ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE grantee TEXT;
BEGIN
  FOR grantee IN SELECT 'PUBLIC' UNION ALL SELECT rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
    EXECUTE 'REVOKE ALL ON connect_connection FROM ' || grantee;
  END LOOP;
END $$;
ALTER TABLE connect_delivery ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE grantee TEXT;
BEGIN
  FOR grantee IN SELECT 'PUBLIC' UNION ALL SELECT rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
    EXECUTE 'REVOKE ALL ON connect_delivery FROM ' || grantee;
  END LOOP;
END $$;
ALTER TABLE connect_session ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE grantee TEXT;
BEGIN
  FOR grantee IN SELECT 'PUBLIC' UNION ALL SELECT rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
    EXECUTE 'REVOKE ALL ON connect_session FROM ' || grantee;
  END LOOP;
END $$;
ALTER TABLE connect_turn ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE grantee TEXT;
BEGIN
  FOR grantee IN SELECT 'PUBLIC' UNION ALL SELECT rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
    EXECUTE 'REVOKE ALL ON connect_turn FROM ' || grantee;
  END LOOP;
END $$;
INSERT INTO connect_schema (id, version, revision) VALUES (1, 2, 3)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, revision = excluded.revision;
