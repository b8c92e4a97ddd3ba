import { createPool, type Pool, type PoolOptions } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada, bob, connected, newAttempt } from '../testing/records.ts';
import { describeContract } from './describeContract.fixture.ts';
import { startMariadb } from './mariadbServer.fixture.ts';
import { mariadb, mysql } from './mysql.ts';
import { schemaSql } from './schemaSql.ts';
import { schemaSteps, tables } from './sqlSchema.ts';
import { sqlStore } from './sqlStore.ts';

const found = await startMariadb();
const [options, reason] = typeof found === 'string' ? [{}, ` – skipped: ${found}`] : [found, ''];

describe.skipIf(reason !== '')(`on MariaDB${reason}`, () => {
  let pool: Pool;
  beforeAll(async () => {
    pool = createPool(options);
    await sqlStore(mariadb(pool)).migrate();
  });
  afterAll(() => pool.end());

  const dropTables = () => pool.query(`DROP TABLE IF EXISTS ${tables.join(', ')}`);

  describeContract('sqlStore', async () => {
    for (const table of tables) if (table !== 'connect_schema') await pool.query(`DELETE FROM ${table}`);
    return sqlStore(mariadb(pool));
  });

  test('migrate can run side by side, and again', async () => {
    await dropTables();
    const store = sqlStore(mariadb(pool));
    await Promise.all([store.migrate(), store.migrate(), store.migrate()]);
    await store.migrate();
    await store.check();
    expect(await store.findExposure()).toEqual([]);
  });

  test('tables of the first revision on MySQL are updated, also after an update that was interrupted', async () => {
    await sqlStore(mariadb(pool)).migrate();
    await pool.query('ALTER TABLE connect_session DROP INDEX connect_session_anchor_hash');
    await pool.query('ALTER TABLE connect_session DROP COLUMN anchor_hash');
    await pool.query('UPDATE connect_schema SET revision = 7');
    const store = sqlStore(mariadb(pool));
    await expect(store.check()).rejects.toThrow(/revision 7.*Missing: connect_session\.anchor_hash\./);
    await pool.query('ALTER TABLE connect_session ADD COLUMN anchor_hash VARCHAR(255)');
    await store.migrate();
    await store.check();
    const [indexes] = await pool.query(
      "SHOW INDEX FROM connect_session WHERE Key_name = 'connect_session_anchor_hash'",
    );
    expect(indexes).toHaveLength(1);
  });

  test('the printed SQL creates the tables, also with a prefix', async () => {
    await dropTables();
    const prefix = 'billing_';
    for (const statement of schemaSql({ dialect: 'mariadb', prefix }).split(/;\n/).filter(Boolean))
      await pool.query(statement);
    const store = sqlStore(mariadb(pool), { prefix });
    await store.check();
    expect(await connected(store)).toMatchObject({ result: 'connected' });
    await sqlStore(mariadb(pool)).migrate();
  });

  test('a value that is too long is refused, and never cut', async () => {
    const store = sqlStore(mariadb(pool));
    const owner = { tenantId: '', userId: 'x'.repeat(256) };
    await expect(store.createAttempt(newAttempt({ owner }))).rejects.toThrow('Data too long');
  });

  test('users whose names differ in case, accents or spaces are different', async () => {
    const store = sqlStore(mariadb(pool));
    const names = ['zoe', 'Zoe', 'zoé', 'zoe ', ' zoe', '👩‍🚀'];
    const owners = names.map((userId) => ({ tenantId: 'names', userId }));
    for (const owner of owners) await connected(store, { owner });
    for (const owner of owners) {
      const connections = await store.findConnections({ owner });
      expect(connections.map((connection) => connection.owner)).toEqual([owner]);
    }
  });

  test('a server that cuts values, or the other server, is refused with the fix', async () => {
    const lax = createPool({ ...options, connectionLimit: 1 });
    await lax.query("SET SESSION sql_mode = ''");
    await expect(sqlStore(mariadb(lax)).check()).rejects.toThrow('Add STRICT_TRANS_TABLES');
    await lax.end();
    await expect(sqlStore(mysql(pool)).check()).rejects.toThrow('Write sqlStore(mariadb(pool))');
  });

  test('a connection that loses characters, or a server that takes an empty text for null, is refused', async () => {
    const latin = createPool({ ...options, charset: 'latin1' });
    await expect(sqlStore(mariadb(latin)).check()).rejects.toThrow('text arrived as another text');
    await latin.end();
    const strict = createPool({ ...options, connectionLimit: 1 });
    await strict.query("SET SESSION sql_mode = 'STRICT_TRANS_TABLES,EMPTY_STRING_IS_NULL'");
    await expect(sqlStore(mariadb(strict)).check()).rejects.toThrow('text arrived as null');
    await strict.end();
  });

  test('a connection without autocommit, and long texts as bytes or without their spaces, are refused', async () => {
    const held = createPool({ ...options, connectionLimit: 1 });
    await held.query('SET autocommit = 0');
    await expect(sqlStore(mariadb(held)).check()).rejects.toThrow('autocommit off');
    await held.end();
    for (const [read, part] of [
      [(bytes: Buffer | null) => bytes, 'text arrived as a Buffer'],
      [(bytes: Buffer | null) => bytes?.toString().trim(), 'text arrived as another text'],
    ] as const) {
      const typeCast: PoolOptions['typeCast'] = (field, next) =>
        field.type === 'BLOB' ? read(field.buffer()) : next();
      const changing = createPool({ ...options, typeCast });
      await expect(sqlStore(mariadb(changing)).check()).rejects.toThrow(part);
      await changing.end();
    }
  });

  test('settings that many servers have are accepted', async () => {
    for (const setting of [
      "sql_mode = 'ANSI,TRADITIONAL,ONLY_FULL_GROUP_BY,NO_BACKSLASH_ESCAPES'",
      'sql_safe_updates = 1',
      'SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE',
    ]) {
      const set = createPool({ ...options, connectionLimit: 1 });
      await set.query(`SET ${setting}`);
      const store = sqlStore(mariadb(set));
      await store.check();
      expect(await connected(store), setting).toMatchObject({ result: 'connected' });
      await set.end();
    }
  });

  test('a read-only server is named by check, and its connections are not kept', async () => {
    const reading = createPool({ ...options, connectionLimit: 1 });
    await reading.query('SET SESSION TRANSACTION READ ONLY');
    await expect(sqlStore(mariadb(reading)).check()).rejects.toThrow('The database is read-only: ');
    await sqlStore(mariadb(reading)).check();
    await reading.end();
  });

  test('numbers as text, and rows that fail in the middle of a transaction, change nothing', async () => {
    const texts = createPool({ ...options, supportBigNumbers: true, bigNumberStrings: true });
    const store = sqlStore(mariadb(texts));
    const { connection } = await connected(store, { owner: bob });
    expect(await store.findConnections({ owner: bob, id: connection.id })).toEqual([connection]);
    const failing = mariadb(texts).transaction(async (query) => {
      await query('DELETE FROM connect_connection WHERE user_id = ? RETURNING id', [bob.userId]);
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(await store.findConnections({ owner: bob, id: connection.id })).toEqual([connection]);
    expect(await store.findConnections({ owner: ada })).toBeDefined();
    await texts.end();
  });

  test('tables that are behind are refused', async () => {
    const store = sqlStore(mariadb(pool));
    await pool.query('ALTER TABLE connect_session DROP COLUMN help');
    await expect(store.check()).rejects.toThrow('Missing: connect_session.help');
    await dropTables();
    await expect(store.check()).rejects.toThrow('--dialect mariadb');
    await store.migrate();
    const [rows] = await pool.query('SELECT revision FROM connect_schema');
    expect(rows).toEqual([{ revision: schemaSteps.length }]);
  });
});
