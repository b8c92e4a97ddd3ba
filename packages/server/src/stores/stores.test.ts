import Database from 'libsql';
import { expect, test } from 'vitest';
import {
  ada,
  bob,
  completionOf,
  connected,
  findLive,
  newAttempt,
  newCaller,
  newRequest,
  t0,
} from '../testing/records.ts';
import { describeContract } from './describeContract.fixture.ts';
import { memoryStore } from './memoryStore.ts';
import { sqlite, type SqliteDatabase } from './sqlite.ts';
import { newSqliteFile, openNewSqlite, openSqlite } from './sqliteFile.fixture.ts';
import { schemaSteps } from './sqlSchema.ts';
import { sqlStore } from './sqlStore.ts';

describeContract('memoryStore', memoryStore);
describeContract('sqlStore on a SQLite file', async () => (await openNewSqlite()).store);

test('migrate can run again, even concurrently, and keeps the rows', async () => {
  const { store } = await openNewSqlite();
  const { connection } = await connected(store);
  await Promise.all([store.migrate(), store.migrate()]);
  expect(await store.findConnections({ owner: ada })).toEqual([connection]);
});

test('a call whose request was deleted by hand waits for a new one', async () => {
  const { store, sql } = await openNewSqlite();
  const [lost, request] = [newRequest(), newRequest()];
  const caller = newCaller(lost.id);
  await store.openRequest(lost, caller);
  sql.exec('DELETE FROM connect_request');
  const again = { ...caller, requestId: request.id, inputHash: 'hash' };
  expect(await store.openRequest(request, again)).toEqual({ result: 'opened' });
  expect(await store.findRequest({ callerId: caller.id })).toEqual({ request, caller: again });
});

test('rows are still there after the file is closed and reopened', async () => {
  const file = await newSqliteFile();
  const before = openSqlite(file);
  await before.store.migrate();
  const { connection, attemptId } = await connected(before.store);
  const attempt = await before.store.findAttempt({ id: attemptId });
  before.database.close();

  const after = openSqlite(file);
  await after.store.migrate();
  expect(await after.store.findConnections({ owner: ada })).toEqual([connection]);
  expect(await after.store.findAttempt({ id: attemptId })).toEqual(attempt);
});

test('a transaction that fails leaves nothing behind, and the next one works', async () => {
  const { executor, store } = await openNewSqlite();
  const failing = executor.transaction(async (query) => {
    await query("UPDATE connect_attempt SET outcome = 'failed' RETURNING id");
    throw new Error('in the middle');
  });
  const attempt = newAttempt();
  await store.createAttempt(attempt);
  await expect(failing).rejects.toThrow('in the middle');
  expect(await store.findAttempt({ id: attempt.id })).toEqual(attempt);
  expect(await connected(store)).toMatchObject({ result: 'connected' });
});

test('a failed statement does not block later ones', async () => {
  const { query } = (await openNewSqlite()).executor;
  const wrong = query('SELECT * FROM nowhere');
  const right = query('SELECT 1 AS one');
  await expect(wrong).rejects.toThrow('nowhere');
  expect(await right).toEqual([{ one: 1 }]);
});

test('the error for an invalid value names the column', async () => {
  const { sql, store } = await openNewSqlite();
  const { id } = newAttempt();
  await store.createAttempt(newAttempt({ id }));
  sql.exec(`UPDATE connect_attempt SET outcome = 'lost' WHERE id = '${id}'`);
  await expect(store.findAttempt({ id })).rejects.toThrow(/column outcome/);
});

test('values are never part of the SQL', async () => {
  const { store } = await openNewSqlite();
  const owner = { tenantId: "'; DROP TABLE connect_attempt; --", userId: "' OR '1'='1" };
  await connected(store);
  expect(await store.findConnections({ owner })).toEqual([]);
  expect(await findLive(store, owner, "' OR '1'='1")).toBeUndefined();
  expect((await connected(store, { owner })).connection.owner).toEqual(owner);
});

// better-sqlite3 throws here where libsql does not: https://github.com/WiseLibs/better-sqlite3/issues/603
test('reads rows only from statements that return rows, as better-sqlite3 requires', async () => {
  const database: SqliteDatabase = new Database(await newSqliteFile());
  const strict: SqliteDatabase = {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      if (!/^\s*SELECT|\sRETURNING\s/.test(sql))
        throw new TypeError('This statement does not return data. Use run() instead');
      return database.prepare(sql);
    },
  };
  const store = sqlStore(sqlite(strict));
  await store.migrate();
  await connected(store);
  expect(await store.findConnections({ owner: ada })).toHaveLength(1);
});

test('two connections can share one file, as after a hot reload', async () => {
  const file = await newSqliteFile();
  const [{ store: one, sql }, { store: two, sql: other }] = [openSqlite(file), openSqlite(file)];
  await one.migrate();
  // Neither may block the thread until the other is done: it would wait for itself.
  for (const database of [sql, other]) database.exec('PRAGMA busy_timeout = 100');
  const [mine, theirs] = [newAttempt(), newAttempt({ owner: bob })];
  await one.createAttempt(mine);
  await two.createAttempt(theirs);
  const identityId = 'contested';
  const results = await Promise.all([
    one.completeAttempt(completionOf(mine.id, { identityId })),
    two.completeAttempt(completionOf(theirs.id, { identityId })),
  ]);
  expect(results.map(({ result }) => result).toSorted()).toEqual(['connected', 'taken']);
});

test('a write that waited for another connection is visible to all connections', async () => {
  const file = await newSqliteFile();
  const [one, two, three] = [openSqlite(file), openSqlite(file), openSqlite(file)];
  await one.store.migrate();
  const { id } = newAttempt();
  await two.store.createAttempt(newAttempt({ id }));
  const inTheWay = one.executor.transaction(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(await two.store.updateAttempt(id, { verifications: 1 }, { verifications: 0 })).toBe(true);
  await inTheWay;
  expect(await three.store.findAttempt({ id })).toMatchObject({ verifications: 1 });
  expect(await three.store.updateAttempt(id, { verifications: 1 }, { verifications: 0 })).toBe(false);
});

test('the error for missing or newer tables contains the fix', async () => {
  const { store, executor } = openSqlite(await newSqliteFile());
  await expect(store.findConnections({ owner: ada })).rejects.toThrow('Call store.migrate()');
  await expect(
    store.createAttempt(newAttempt(), [{ scope: 'user', attempts: 1, milliseconds: 1 }]),
  ).rejects.toThrow('store.migrate()');
  await store.migrate();
  expect(await store.findConnections({ owner: ada })).toEqual([]);

  await executor.query('UPDATE connect_schema SET version = 99 RETURNING version');
  const older = sqlStore(executor);
  await expect(older.findConnections({ owner: ada })).rejects.toThrow(/revision 99.*Update @kit\/server/);
  await expect(older.migrate()).rejects.toThrow(/revision 99/);
});

test('errors of the database are not changed', async () => {
  const { database, store } = await openNewSqlite();
  database.close();
  await expect(store.findConnections({ owner: ada })).rejects.toThrow(/not open/);
});

test('rows of the first revision are kept and immediately due', async () => {
  const { store, executor } = openSqlite(await newSqliteFile());
  await executor.transaction(async (query, execute) => {
    for (const statement of schemaSteps[0] ?? []) if (typeof statement === 'string') await execute(statement);
    await execute('CREATE TABLE connect_schema (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)');
    await query('INSERT INTO connect_schema (id, version) VALUES (1, 1) RETURNING id');
    await query(
      `INSERT INTO connect_connection VALUES ('old', '', 'ada', 'linkedin', 'identity', 'ada@example.com', 'validated', 7, 1, 0)
       RETURNING id`,
    );
  });
  await expect(store.findConnections({ owner: ada })).rejects.toThrow('Call store.migrate()');
  await store.migrate();
  expect(await store.findConnections({ owner: ada })).toMatchObject([
    { id: 'old', label: '', connectedAt: 7 },
  ]);
  expect(await store.takeDueConnections({ now: 0, until: 1, limit: 10 })).toMatchObject([{ id: 'old' }]);
});

test('if SQLite has rolled back already, the first error is thrown', async () => {
  const { executor } = await openNewSqlite();
  const failing = executor.transaction(async (_, execute) => {
    await execute('ROLLBACK');
    throw new Error('first');
  });
  await expect(failing).rejects.toThrow('first');
  expect(await executor.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('due rows are found without a scan of the table', async () => {
  const file = await newSqliteFile();
  const { executor, store } = openSqlite(file);
  await store.migrate();
  const seen: string[] = [];
  const explained = sqlStore({
    ...executor,
    async query(sql, values = []) {
      if (sql.includes('next_check_at <=')) {
        // On a separate connection, because libsql leaves an explained UPDATE unfinished.
        const plan = openSqlite(file).sql.prepare(`EXPLAIN QUERY PLAN ${sql}`);
        seen.push(JSON.stringify(plan.all(...values)));
      }
      return executor.query(sql, values);
    },
  });
  await connected(store);
  expect(await explained.takeDueConnections({ now: t0 + 500, until: t0 + 501, limit: 10 })).toHaveLength(1);
  expect(seen.join('\n')).toMatch('USING INDEX connect_connection_next_check');
  expect(seen.join('\n')).not.toMatch(/SCAN connect_connection/);
});
