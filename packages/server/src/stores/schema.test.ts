import { afterAll, expect, onTestFinished, test } from 'vitest';
import { ada, connected } from '../testing/records.ts';
import { isFullDepth } from '../testDepth.fixture.ts';
import { describeContract } from './describeContract.fixture.ts';
import { describePostgres, newPool } from './describePostgres.fixture.ts';
import { tablesOf } from './olderTables.fixture.ts';
import { pglite, postgres } from './postgres.ts';
import { schemaFile } from './schemaFiles.ts';
import { schemaSql, sqlDialects } from './schemaSql.ts';
import { newSqliteFile, openNewSqlite, openSqlite } from './sqliteFile.fixture.ts';
import { schemaSteps, tables } from './sqlSchema.ts';
import { sqlStore } from './sqlStore.ts';
import { tableNames } from './tableNames.ts';

const names = { schema: `Connect_test_${process.pid}`, prefix: 'kit_' };

/** The revisions of the tables that an app can have. */
const revisions = schemaSteps.map((_, from) => from);

if (isFullDepth)
  describeContract('sqlStore with a prefix, on a SQLite file', async () => {
    const { executor } = openSqlite(await newSqliteFile());
    const store = sqlStore(executor, { prefix: 'billing_' });
    await store.migrate();
    return store;
  });

await describePostgres('with a schema and a prefix', ({ config }) => {
  // The role's own search_path leads nowhere, as it would behind PgBouncer.
  const pool = newPool({ ...config, options: '-c search_path=nowhere' });
  const dropSchema = `DROP SCHEMA IF EXISTS "${names.schema}" CASCADE`;
  afterAll(async () => {
    await pool.query(dropSchema);
    await pool.end();
  });
  if (isFullDepth)
    describeContract('sqlStore', async () => {
      await pool.query(dropSchema);
      const store = sqlStore(postgres(pool), names);
      await store.migrate();
      return store;
    });

  test('two stores in one schema share nothing', async () => {
    const [one, two] = ['one_', 'two_'].map((prefix) => sqlStore(postgres(pool), { ...names, prefix }));
    await one?.migrate();
    await two?.migrate();
    if (one) await connected(one);
    expect(await one?.findConnections({ owner: ada })).toHaveLength(1);
    expect(await two?.findConnections({ owner: ada })).toEqual([]);
  });

  test.each(revisions)('the printed SQL creates all tables, from revision %i', async (from) => {
    const schema = `from_${from}_${process.pid}`;
    onTestFinished(async () => void (await pool.query(`DROP SCHEMA ${schema} CASCADE`)));
    await pool.query(`CREATE SCHEMA ${schema};${tableNames({ schema })(tablesOf(from, 'postgresql'))}`);
    await pool.query(schemaSql({ dialect: 'postgresql', schema, from }));
    expect(await connected(sqlStore(postgres(pool), { schema }))).toMatchObject({ result: 'connected' });
    const { rows } = await pool.query<{ relname: string; relrowsecurity: boolean }>(
      `SELECT relname, relrowsecurity FROM pg_class WHERE relkind = 'r' AND relnamespace = '${schema}'::regnamespace`,
    );
    expect(new Set(rows.map(({ relname }) => relname))).toEqual(new Set(tables));
    expect(rows.filter(({ relrowsecurity }) => !relrowsecurity)).toEqual([]);
  });
});

test.each([
  [{ prefix: '' }, 'prefix cannot be ""'],
  [{ prefix: 'a-b' }, 'prefix cannot be "a-b"'],
  [{ prefix: 'x'.repeat(31) }, 'at most 30 characters'],
  [{ schema: 'a"; DROP TABLE users; --' }, 'schema cannot be "a\\"; DROP'],
  [{ schema: '' }, 'schema cannot be ""'],
])('names that are not plain identifiers are refused: %j', (options, message) => {
  const executor = pglite({
    query: async () => ({ rows: [] }),
    transaction: async (work) => work({ query: async () => ({ rows: [] }) }),
  });
  expect(() => sqlStore(executor, options)).toThrow(message);
});

test('SQLite rejects a schema', async () => {
  const { executor } = openSqlite(await newSqliteFile());
  expect(() => sqlStore(executor, { schema: 'main' })).toThrow('Only PostgreSQL has schemas. Use prefix');
});

test.each(revisions)(
  'the printed SQL creates the same tables as migrate on SQLite, from revision %i',
  async (from) => {
    const { sql, store } = openSqlite(await newSqliteFile());
    sql.exec(tablesOf(from));
    sql.exec(schemaSql({ dialect: 'sqlite', from }));
    await store.migrate();
    expect(listSqlite(sql)).toEqual(listSqlite((await openNewSqlite()).sql));
  },
);

function listSqlite(sql: { prepare(sql: string): { all(): unknown[] } }): unknown {
  return sql.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all();
}

test.each(sqlDialects)(
  'the file for Drizzle names every column of %s, because Drizzle may rename others',
  (dialect) => {
    const columns = schemaFile({ format: 'drizzle', dialect }).match(/^ {4}\w+: \w+\(.*$/gm) ?? [];
    expect(columns.length).toBeGreaterThan(80);
    for (const column of columns) expect(column).toMatch(/^ {4}(\w+): \w+\('\1'/);
  },
);
