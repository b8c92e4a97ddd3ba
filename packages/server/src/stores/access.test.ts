import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isFullDepth } from '../testDepth.fixture.ts';
import { ada, connected } from '../testing/records.ts';
import { describeContract } from './describeContract.fixture.ts';
import { describePostgres, newPool, truncate } from './describePostgres.fixture.ts';
import { tablesOf } from './olderTables.fixture.ts';
import { pglite, postgres } from './postgres.ts';
import { schemaSql } from './schemaSql.ts';
import { newSqliteFile, openSqlite } from './sqliteFile.fixture.ts';
import { schemaSteps, tables } from './sqlSchema.ts';
import { sqlStore } from './sqlStore.ts';

describe('the roles of a data API, on PGlite', () => {
  let database: PGlite;
  beforeAll(async () => {
    database = await PGlite.create();
    // As Supabase sets a database up, and as PostgREST suggests.
    await database.exec(`CREATE ROLE anon; CREATE ROLE authenticated;
      GRANT USAGE ON SCHEMA public TO anon, authenticated;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon, authenticated`);
    const store = sqlStore(pglite(database));
    await store.migrate();
    await connected(store);
  }, 60_000);
  afterAll(() => database.close());

  test.each(['anon', 'authenticated'])('%s can neither read nor write', async (role) => {
    await database.exec(`SET ROLE ${role}`);
    onTestFinished(() => database.exec('RESET ROLE').then(() => undefined));
    for (const statement of tables.flatMap((table) => [
      `SELECT * FROM ${table}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `INSERT INTO ${table} DEFAULT VALUES`,
      "UPDATE connect_connection SET user_id = 'eve'",
    ]))
      await expect(database.exec(statement), statement).rejects.toThrow('permission denied');
  });
});

await describePostgres('roles', ({ config }) => {
  const schema = `connect_roles_${process.pid}`;
  const roles = ['owner', 'app', 'reader'].map((name) => `${schema}_${name}`);
  const [owner = '', app = '', reader = ''] = roles;
  const admin = newPool(config);
  const as = (role: string) => {
    const pool = newPool({ ...config, options: `-c role=${role} -c search_path=nowhere`, max: 4 });
    onTestFinished(() => pool.end());
    return pool;
  };
  const storeOf = (role: string) => sqlStore(postgres(as(role)), { schema });
  const grantAccess = schemaSql({ dialect: 'postgresql', schema, from: schemaSteps.length, role: app });
  let created: string[] = [];

  beforeAll(async () => {
    for (const role of roles) await admin.query(`CREATE ROLE ${role}`);
    const { rows } = await admin.query<{ name: string }>(
      `SELECT name FROM unnest(ARRAY['anon', 'authenticated']) AS name
       WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name)`,
    );
    created = rows.map(({ name }) => name);
    for (const role of created) await admin.query(`CREATE ROLE ${role}`);
  });
  afterAll(async () => {
    await admin.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    for (const role of [...roles, ...created]) await admin.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await admin.end();
  });

  /** A schema with the default grants of Supabase and PostgREST, and one connection in it. */
  async function prepare(): Promise<void> {
    await admin.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema} AUTHORIZATION ${owner};
      GRANT USAGE ON SCHEMA ${schema} TO PUBLIC;
      SET ROLE ${owner};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT ALL ON TABLES TO anon, authenticated, ${reader};
      RESET ROLE`);
    const store = storeOf(owner);
    await store.migrate();
    await connected(store);
  }

  test('any other role with grants finds no rows and can add none', async () => {
    await prepare();
    const pool = as(reader);
    const { rows } = await pool.query(`SELECT * FROM ${schema}.connect_connection`);
    expect(rows).toEqual([]);
    const changed = await pool.query(`UPDATE ${schema}.connect_connection SET user_id = 'eve'`);
    expect(changed.rowCount).toBe(0);
    await expect(
      pool.query(`INSERT INTO ${schema}.connect_key (id, expires_at) VALUES ('x', 1)`),
    ).rejects.toThrow('row-level security');
    expect(await storeOf(owner).findConnections({ owner: ada })).toHaveLength(1);
  });

  test('grants that row-level security does not restrict are reported', async () => {
    await prepare();
    const store = storeOf(owner);
    const all = 'DELETE, INSERT, SELECT, TRIGGER, TRUNCATE, UPDATE';
    expect(await store.findExposure()).toEqual(
      tables.toSorted().map((table) => `${reader} has TRIGGER, TRUNCATE on ${table}`),
    );
    await admin.query(`REVOKE TRUNCATE, TRIGGER ON ALL TABLES IN SCHEMA ${schema} FROM ${reader}`);
    expect(await store.findExposure()).toEqual([]);

    await admin.query(`ALTER TABLE ${schema}.connect_connection DISABLE ROW LEVEL SECURITY;
      GRANT ALL ON ${schema}.connect_connection TO anon`);
    expect(await store.findExposure()).toEqual([
      `anon has ${all} on connect_connection`,
      `${reader} has DELETE, INSERT, SELECT, UPDATE on connect_connection`,
    ]);
    await admin.query(`ALTER TABLE ${schema}.connect_connection ENABLE ROW LEVEL SECURITY;
      GRANT SELECT ON ${schema}.connect_connection TO PUBLIC;
      CREATE POLICY everybody ON ${schema}.connect_connection USING (TRUE)`);
    expect(await store.findExposure()).toContain('PUBLIC has SELECT on connect_connection');
  });

  test('a role that a policy names is not reported', async () => {
    await prepare();
    await admin.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${reader}; ${grantAccess}`);
    expect(await storeOf(owner).findExposure()).toEqual([]);
  });

  test('migrate succeeds without the right to create tables if there is nothing to do', async () => {
    await prepare();
    await admin.query(grantAccess);
    await storeOf(app).migrate();
    expect(await storeOf(app).findConnections({ owner: ada })).toHaveLength(1);
  });

  test('migrate without the right to create tables names the command that prints the SQL', async () => {
    await prepare();
    await admin.query(`${grantAccess} UPDATE ${schema}.connect_schema SET revision = 2`);
    await expect(storeOf(app).migrate()).rejects.toThrow(
      `They have revision 2, and this @kit/server needs ${schemaSteps.length}. Run the SQL that this command prints, with a role that may: \`npx @kit/server schema --dialect postgresql --schema ${schema} --from 2\`.`,
    );
  });

  test('a role whose rows are hidden gets an error with the fix on its first call', async () => {
    await prepare();
    for (const table of tables) await admin.query(`GRANT ALL ON ${schema}.${table} TO ${app}`);
    await expect(storeOf(app).findConnections({ owner: ada })).rejects.toThrow(
      `npx @kit/server schema --dialect postgresql --schema ${schema} --from ${schemaSteps.length} --role ${app}`,
    );
    await expect(storeOf(app).migrate()).rejects.toThrow('row-level security');
    await admin.query(grantAccess);
    expect(await storeOf(app).findConnections({ owner: ada })).toHaveLength(1);
  });

  // The statements of docs/database.md, "Row-level security for several roles".
  test('a support role reads the columns and the tenant that its policy allows, and nothing else', async () => {
    await prepare();
    await connected(storeOf(owner), { owner: { tenantId: 'acme', userId: 'ada' } });
    await connected(storeOf(owner), { owner: { tenantId: 'other', userId: 'bob' } });
    const page = readFileSync(new URL('../../../../docs/database.md', import.meta.url), 'utf8');
    const [recipe = ''] = /GRANT SELECT \(id, [^`]*/.exec(page) ?? [];
    const statements = recipe.replaceAll('connect.', `${schema}.`).replaceAll(/ support\b/g, ` ${reader}`);
    await admin.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${reader}; ${statements}`);

    const support = await as(reader).connect();
    onTestFinished(() => support.release());
    const select = `SELECT tenant_id FROM ${schema}.connect_connection`;
    const readAs = async (tenant: string) => {
      await support.query(`BEGIN; SET LOCAL app.tenant = '${tenant}'`);
      const { rows } = await support.query(select);
      await support.query('COMMIT');
      return rows;
    };
    expect(await readAs('acme')).toEqual([{ tenant_id: 'acme' }]);
    expect(await readAs('another')).toEqual([]);
    // The value ends with its transaction.
    expect((await support.query(select)).rows).toEqual([]);
    for (const refused of [
      `SELECT identity_id FROM ${schema}.connect_connection`,
      `SELECT * FROM ${schema}.connect_session`,
      `UPDATE ${schema}.connect_connection SET tenant_id = 'acme'`,
      `DELETE FROM ${schema}.connect_connection`,
    ])
      await expect(support.query(refused), refused).rejects.toThrow('permission denied');
    expect(await storeOf(owner).findExposure()).toEqual([]);
  });

  if (isFullDepth)
    describeContract('sqlStore of a plain owner, with row-level security on', async () => {
      await prepare();
      await admin.query(truncate(schema));
      return storeOf(owner);
    });
});

test('migrate on a read-only database succeeds if there is nothing to do, and otherwise names the command', async () => {
  const { sql, store, executor } = openSqlite(await newSqliteFile());
  sql.exec(`${tablesOf(2)} PRAGMA query_only = 1`);
  await expect(store.migrate()).rejects.toThrow('npx @kit/server schema --dialect sqlite --from 2');
  sql.exec('PRAGMA query_only = 0');
  await store.migrate();
  sql.exec('PRAGMA query_only = 1');
  await sqlStore(executor).migrate();
  expect(await sqlStore(executor).findConnections({ owner: ada })).toEqual([]);
});
