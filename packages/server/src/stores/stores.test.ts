import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, onTestFinished, test } from 'vitest';
import { describeStore } from './describeStore.fixture.ts';
import { memoryStore } from './memoryStore.ts';
import { ada, bob, completionOf, connected, newAttempt } from './records.fixture.ts';
import { sqlite, type SqliteDatabase } from './sqlite.ts';
import { sqlStore } from './sqlStore.ts';

async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'connect.sqlite');
}

function open(file: string) {
  const database = new Database(file);
  const sql: SqliteDatabase = database;
  const executor = sqlite(sql);
  return { database, sql, executor, store: sqlStore(executor) };
}

async function openNew() {
  const opened = open(await newFile());
  await opened.store.migrate();
  return opened;
}

describeStore('memoryStore', memoryStore);
describeStore('sqlStore on a SQLite file', async () => (await openNew()).store);

test('migrate can run again and again, also at once, and keeps what is there', async () => {
  const { store } = await openNew();
  const { connection } = await connected(store);
  await Promise.all([store.migrate(), store.migrate()]);
  expect(await store.listConnections(ada)).toEqual([connection]);
});

test('what was written is there after the file is closed and opened again', async () => {
  const file = await newFile();
  const before = open(file);
  await before.store.migrate();
  const { connection, attemptId } = await connected(before.store);
  const attempt = await before.store.findAttempt(attemptId);
  before.database.close();

  const after = open(file);
  await after.store.migrate();
  expect(await after.store.listConnections(ada)).toEqual([connection]);
  expect(await after.store.findAttempt(attemptId)).toEqual(attempt);
});

test('a transaction that fails leaves nothing behind, and the next one works', async () => {
  const { executor, store } = await openNew();
  const failing = executor.transaction(async (query) => {
    await query("UPDATE connect_attempt SET status = 'failed' RETURNING id");
    throw new Error('in the middle');
  });
  const attempt = newAttempt();
  await store.createAttempt(attempt);
  await expect(failing).rejects.toThrow('in the middle');
  expect(await store.findAttempt(attempt.id)).toEqual(attempt);
  expect(await connected(store)).toMatchObject({ result: 'completed' });
});

test('a statement that fails does not hold up those after it', async () => {
  const { query } = (await openNew()).executor;
  const wrong = query('SELECT * FROM nowhere');
  const right = query('SELECT 1 AS one');
  await expect(wrong).rejects.toThrow('nowhere');
  expect(await right).toEqual([{ one: 1 }]);
});

test('a column that was changed by hand is named', async () => {
  const { sql, store } = await openNew();
  const { id } = newAttempt();
  await store.createAttempt(newAttempt({ id }));
  sql.exec(`UPDATE connect_attempt SET status = 'lost' WHERE id = '${id}'`);
  await expect(store.findAttempt(id)).rejects.toThrow(/column status/);
});

test('values are never part of the SQL', async () => {
  const { store } = await openNew();
  const owner = { tenantId: "'; DROP TABLE connect_attempt; --", userId: "' OR '1'='1" };
  await connected(store);
  expect(await store.listConnections(owner)).toEqual([]);
  expect(await store.findConnection(owner, "' OR '1'='1")).toBeUndefined();
  expect((await connected(store, { owner })).connection.owner).toEqual(owner);
});

// better-sqlite3 throws here where libsql does not: https://github.com/WiseLibs/better-sqlite3/issues/603
test('rows are asked only of statements that return rows, as better-sqlite3 demands', async () => {
  const database: SqliteDatabase = new Database(await newFile());
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
  expect(await store.listConnections(ada)).toHaveLength(1);
});

test('two connections to one file, as after a hot reload, share it', async () => {
  const file = await newFile();
  const [{ store: one, sql }, { store: two, sql: other }] = [open(file), open(file)];
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
  expect(results.map(({ result }) => result).toSorted()).toEqual(['completed', 'taken']);
});
