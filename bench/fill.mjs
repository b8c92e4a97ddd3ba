/** Spread over an index as random ids are. */
const id = (prefix) => `'${prefix}' || CAST((i * 7919 + 13) % 1000003 AS TEXT) || '-' || CAST(i AS TEXT)`;

/** Fills the tables with so many connections, two a user, and an attempt and an answered request for each; in SQL that both databases speak. */
export async function fill({ transaction }, count) {
  const numbers =
    'WITH RECURSIVE n(i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)';
  const user = `'user-' || CAST(i / 2 AS TEXT)`;
  const long = `'${'b'.repeat(43)}'`;
  await transaction(async (query) => {
    await query(
      `${numbers} INSERT INTO connect_attempt (id, tenant_id, user_id, application, mode, return_to, binding_hash, status, outcome,
         state_hash, created_at, started_at, expires_at, rounds, verifications, identity_id, connection_id)
       SELECT ${id('a')}, 't', ${user}, 'linkedin', 'popup', '/', ${long}, 'completed', 'connected',
         ${id('s')}, 1700000000000 + i, 1700000000000 + i, 1700001800000 + i, 0, 0, ${id('i')}, ${id('c')} FROM n`,
      [count],
    );
    await query(
      `${numbers} INSERT INTO connect_connection (id, tenant_id, user_id, application, identity_id, account_name,
         identity_status, connected_at, tagged, deleting)
       SELECT ${id('c')}, 't', ${user}, 'linkedin', ${id('i')}, 'ada@example.com', 'validated', 1700000000000 + i, 1, 0 FROM n`,
      [count],
    );
    await query(
      `${numbers} INSERT INTO connect_request (id, tenant_id, user_id, application, reason, outcome, created_at, expires_at, connection_id)
       SELECT ${id('r')}, 't', ${user}, 'linkedin', '', 'connected', 1700000000000 + i, 1700086400000 + i, ${id('c')} FROM n`,
      [count],
    );
    await query(
      `${numbers} INSERT INTO connect_caller (id, tenant_id, user_id, request_id, thread, input_hash, superseded)
       SELECT ${id('k')}, 't', ${user}, ${id('r')}, '', '', 0 FROM n`,
      [count],
    );
  });
}
