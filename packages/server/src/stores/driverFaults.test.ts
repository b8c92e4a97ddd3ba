import Database from 'libsql';
import { Client, Pool, types } from 'pg';
import createSql from 'postgres';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ada, connected, newAttempt } from '../testing/records.ts';
import { describePostgres, newPool, openPostgres, type OpenPostgres } from './describePostgres.fixture.ts';
import { postgres } from './postgres.ts';
import { postgresJs } from './postgresJs.ts';
import type { SqlExecutor, SqlQuery, SqlRow } from './sqlExecutor.ts';
import { sqlite } from './sqlite.ts';
import { newSqliteFile } from './sqliteFile.fixture.ts';
import { sqlStore, type SqlStore } from './sqlStore.ts';

/** The numbers of the types BIGINT and INTEGER. */
const int8: number = types.builtins.INT8;
const int4: number = types.builtins.INT4;

const refused = (part: string) => ({ code: 'store_misconfigured', message: expect.stringContaining(part) });

const entriesOf = (row: SqlRow, change: (name: string, value: unknown) => [string, unknown]) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => change(name, value)));

/** Expects that every way to begin with the store is refused. */
async function expectRefused(makeStore: () => SqlStore, part: string): Promise<void> {
  const calls: ((store: SqlStore) => Promise<unknown>)[] = [
    (store) => store.migrate(),
    (store) => store.check(),
    (store) => store.findConnections({ owner: ada }),
    (store) => store.createAttempt(newAttempt()),
  ];
  for (const call of calls) await expect(call(makeStore())).rejects.toMatchObject(refused(part));
}

await describePostgres('a driver on PostgreSQL', ({ config }) => {
  let open: OpenPostgres;
  beforeAll(async () => {
    open = await openPostgres({ config, stop: async () => undefined });
  });
  afterAll(() => open.pool.end());

  /** A store whose pool reads columns of a type with `parse`. */
  const storeWith = (parse: (text: string) => unknown, type = int8) => {
    const getTypeParser = (oid: number) => (oid === type ? parse : types.getTypeParser(oid));
    const pool = newPool({ ...config, types: { getTypeParser } });
    onTestFinished(() => pool.end());
    return sqlStore(postgres(pool));
  };

  test.each([
    ['numbers', Number],
    ['bigints', BigInt],
    ['texts', String],
    ['objects that print the number', (text: string) => ({ toString: () => text })],
  ])('that returns BIGINT as %s works', async (_, parse) => {
    const store = storeWith(parse);
    const { connection } = await connected(store);
    expect(await store.findConnections({ owner: ada, id: connection.id })).toEqual([connection]);
  });

  // oxlint-disable vitest/expect-expect -- expectRefused expects
  test.each([
    ['a Date', (text: string) => new Date(Number(text))],
    ['a rounded number', (text: string) => Math.fround(Number(text))],
    ['a formatted text', (text: string) => Number(text).toLocaleString('en')],
  ])('that returns BIGINT as %s is refused before anything is written', async (_, parse) => {
    await expectRefused(() => storeWith(parse), 'remove the type parser');
  });

  /** A store on an executor that changes each row. */
  const changing = (change: (row: SqlRow) => SqlRow) => {
    const wrap =
      (query: SqlQuery): SqlQuery =>
      async (sql, values) =>
        (await query(sql, values)).map(change);
    const executor: SqlExecutor = {
      ...open.executor,
      query: wrap(open.executor.query),
      transaction: (work) => open.executor.transaction((query, execute) => work(wrap(query), execute)),
    };
    return sqlStore(executor);
  };

  test.each<[string, (text: string) => unknown]>([
    ['without spaces at their ends', (text) => text.trim()],
    ['as numbers if they have only digits', (text) => (/^\d+$/.test(text) ? Number(text) : text)],
    ['as dates if they look like one', (text) => (/^\d{4}-\d\d-/.test(text) ? new Date(text) : text)],
  ])('that returns texts %s is refused before anything is written', async (_, parse) => {
    await expectRefused(
      () =>
        changing((row) =>
          entriesOf(row, (name, value) => [name, typeof value === 'string' ? parse(value) : value]),
        ),
      'changes texts',
    );
  });

  test.each([
    ['times in seconds', int8, (value: number) => String(Math.round(value / 1_000))],
    ['small numbers as bits', int4, (value: number) => String(value & 0)],
  ])('that sends %s is refused before anything is written', async (_, type, serialize) => {
    const { host = '', port = 0, user = '', database = '' } = config;
    const number = { to: type, from: [], serialize, parse: Number };
    const sql = createSql({ host, port, user, database, types: { number } });
    onTestFinished(() => sql.end());
    await expectRefused(() => sqlStore(postgresJs(sql)), 'Send numbers exactly');
  });

  test('that returns INTEGER as booleans is refused before anything is written', async () => {
    await expectRefused(() => storeWith((text) => text === '1', int4), 'INTEGER arrived as a Boolean');
  });

  test('that returns undefined or an empty text for null is refused', async () => {
    for (const none of [undefined, ''])
      await expectRefused(
        () => changing((row) => entriesOf(row, (name, value) => [name, value ?? none])),
        'Return null',
      );
  });

  test('that returns texts as bytes, or leaves columns out, is refused', async () => {
    await expectRefused(
      () =>
        changing((row) =>
          entriesOf(row, (name, value) => [name, typeof value === 'string' ? Buffer.from(value) : value]),
        ),
      'text arrived as a Buffer',
    );
    await expectRefused(
      () => changing((row) => Object.fromEntries(Object.values(row).entries())),
      'Remove the setting that returns lists',
    );
  });

  test('of a database that cannot store every character is refused', async () => {
    const database = `connect_latin1_${process.pid}`;
    await open.pool.query(
      `CREATE DATABASE ${database} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`,
    );
    const { host, port, user, password } = new Client(config);
    const pool = newPool({ host, port, user, database, ...(password && { password }) });
    onTestFinished(async () => {
      await pool.end();
      await open.pool.query(`DROP DATABASE ${database}`);
    });
    await expectRefused(() => sqlStore(postgres(pool)), 'with the encoding UTF8');
  });

  test('that binds values in another order, or makes them part of the SQL, is refused', async () => {
    const { executor, pool } = open;
    const reversed: SqlQuery = (sql, values = []) => executor.query(sql, values.toReversed());
    const inlined: SqlQuery = async (sql, values = []) => {
      let index = 0;
      const text = sql.replaceAll('?', () => `'${String(values[index++]).replaceAll("'", '')}'`);
      const { rows } = await pool.query<SqlRow>(text);
      return rows;
    };
    for (const query of [reversed, inlined])
      await expectRefused(
        () => sqlStore({ ...executor, query }),
        'Pass the values of a statement in their order',
      );
  });

  test('that renames columns to upper or camel case is refused, with both names', async () => {
    await expectRefused(
      () => changing((row) => entriesOf(row, (name, value) => [name.toUpperCase(), value])),
      'text_value arrived as TEXT_VALUE',
    );
    const { host = '', port = 0, user = '', database = '' } = config;
    const sql = createSql({ host, port, user, database, transform: createSql.camel });
    onTestFinished(() => sql.end());
    await expectRefused(() => sqlStore(postgresJs(sql)), 'text_value arrived as textValue');
  });

  test('whose transactions run on several connections is refused', async () => {
    const { query } = open.executor;
    await expectRefused(
      () =>
        sqlStore({
          dialect: 'postgresql',
          query,
          transaction: (work) => work(query, async (sql) => void (await query(sql))),
        }),
      'do not run in one transaction',
    );
  });

  // oxlint-enable vitest/expect-expect

  test('that fails for another reason than a missing table does not ask for a migration', async () => {
    const pool = new Pool({ ...config, user: 'nobody_here' });
    onTestFinished(() => pool.end());
    const failed = await sqlStore(postgres(pool)).findConnections({ owner: ada }).catch(String);
    expect(failed).toContain('nobody_here');
    expect(failed).not.toContain('migrate');
  });

  test('a table that is dropped while the app runs, or a right that is revoked, is named', async () => {
    const schema = `faults_${process.pid}`;
    const role = `${schema}_role`;
    await open.pool.query(`CREATE SCHEMA ${schema}; CREATE ROLE ${role} LOGIN`);
    const store = sqlStore(open.executor, { schema });
    await store.migrate();
    await store.findConnections({ owner: ada });

    const pool = newPool({ ...config, user: role });
    const other = sqlStore(postgres(pool), { schema });
    await expect(other.check()).rejects.toMatchObject({
      code: 'store_forbidden',
      message: expect.stringMatching(`permission denied.*--schema ${schema} --from \\d+ --role ${role}\``),
    });
    await pool.end();

    await open.pool.query(`DROP TABLE ${schema}.connect_connection`);
    await expect(store.findConnections({ owner: ada })).rejects.toMatchObject({ code: 'store_outdated' });
    await open.pool.query(`DROP SCHEMA ${schema} CASCADE; DROP ROLE ${role}`);
  });
});

test('a SQLite driver that returns lists or bigints is refused or works', async () => {
  const database = new Database(await newSqliteFile());
  const lists = sqlite({
    exec: (sql) => database.exec(sql),
    prepare: (sql) => database.prepare(sql).raw(),
  });
  await expectRefused(() => sqlStore(lists), 'Remove the setting that returns lists');
  database.defaultSafeIntegers(true);
  const store = sqlStore(
    sqlite({ exec: (sql) => database.exec(sql), prepare: (sql) => database.prepare(sql) }),
  );
  await store.migrate();
  const { connection } = await connected(store);
  expect(await store.findConnections({ owner: ada })).toEqual([connection]);
});

test('a SQLite file without tables names the command that creates them, and no schema', async () => {
  const store = sqlStore(sqlite(new Database(await newSqliteFile())));
  await expect(store.check()).rejects.toMatchObject({
    code: 'store_outdated',
    message: expect.stringMatching(
      /`npx @kit\/server schema --dialect sqlite`\. .*set prefix of sqlStore\. See/,
    ),
  });
});
