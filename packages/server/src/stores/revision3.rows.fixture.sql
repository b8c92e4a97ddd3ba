INSERT INTO connect_attempt (id, tenant_id, user_id, application, mode, return_to, binding_hash, reconnects, status, code, state_hash, created_at, started_at, starts, expires_at, rounds, identity_id, connection_id) VALUES
  ('created', '', 'ada', 'linkedin', 'popup', '/', 'hash', NULL, 'pending', NULL, NULL, 1800000000000, NULL, 0, 1800001800000, 0, NULL, NULL),
  ('started', 'acme', 'ada', 'notion', 'redirect', '/a?b=1', 'hash', NULL, 'pending', NULL, 'state-started', 1800000000000, 1800000000005, 2, 1800001800000, 3, NULL, NULL),
  ('completed', '', 'ada', 'linkedin', 'popup', '/', 'hash', NULL, 'completed', NULL, 'state-completed', 1800000000000, 1800000000005, 1, 1800001800000, 0, 'identity-live', 'live'),
  ('reconnected', '', 'ada', 'linkedin', 'popup', '/', 'hash', 'reconnected', 'completed', NULL, 'state-reconnected', 1800000000000, 1800000000005, 1, 1800001800000, 0, 'identity-new', 'reconnected'),
  ('cancelled', '', 'ada', 'linkedin', 'popup', '/', 'hash', NULL, 'cancelled', 'attempt_cancelled', 'state-cancelled', 1800000000000, 1800000000005, 1, 1800001800000, 0, NULL, NULL),
  ('expired', '', 'bob', 'linkedin', 'popup', '/', 'hash', NULL, 'expired', 'attempt_expired', NULL, 1799990000000, NULL, 0, 1799991800000, 0, NULL, NULL),
  ('failed', '', 'bob', 'linkedin', 'popup', '/', 'hash', NULL, 'failed', 'identity_stale', 'state-failed', 1800000000000, 1800000000005, 1, 1800001800000, 1, NULL, NULL);
INSERT INTO connect_connection (id, tenant_id, user_id, application, identity_id, account_name, previous_account_name, label, identity_status, connected_at, tagged, deleting, due_at, looks) VALUES
  ('live', '', 'ada', 'linkedin', 'identity-live', 'ada@example.com', NULL, '', 'validated', 1800000000010, 1, 0, 1800086400010, 0),
  ('reconnected', '', 'ada', 'linkedin', 'identity-new', 'ada@new.example', 'ada@old.example', 'work', 'pending', 1800000000020, 0, 0, 1800000008000, 4),
  ('replaced', '', 'ada', 'linkedin', 'identity-old', 'ada@old.example', NULL, 'work', 'validated', 1799900000000, 1, 1, 1800000000020, 0),
  ('in-acme', 'acme', 'ada', 'notion', 'identity-acme', 'ada@acme.example', NULL, '', 'failed', 1800000000030, 1, 0, 1800086400030, 0),
  ('disconnected', '', 'bob', 'linkedin', 'identity-bob', 'bob@example.com', NULL, '', 'validated', 1799900000000, 1, 1, 1799913600040, 0);
INSERT INTO connect_session (id, tenant_id, user_id, application, connection_id, identity_id, started_at, expires_at, ending, due_at) VALUES
  ('session-running', '', 'ada', 'linkedin', 'live', 'identity-live', 1800000000040, 1800001260040, 0, 1800001260040),
  ('session-ending', '', 'bob', 'linkedin', 'disconnected', 'identity-bob', 1799900000000, 1800001260000, 1, 1800000000050);
INSERT INTO connect_delivery (id, expires_at) VALUES ('signature', 1800086400000);
INSERT INTO connect_turn (task, ran_at) VALUES ('unowned', 1800000000000);
