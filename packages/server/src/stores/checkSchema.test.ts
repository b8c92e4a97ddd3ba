import { expect, test } from 'vitest';
import { ada, connected } from '../testing/records.ts';
import { tablesOf } from './olderTables.fixture.ts';
import { newSqliteFile, openNewSqlite, openSqlite } from './sqliteFile.fixture.ts';
import { schemaSteps } from './sqlSchema.ts';
import { sqlStore } from './sqlStore.ts';

const newest = schemaSteps.length;

test('a missing column or table is named, with its own name, before anything is written', async () => {
  const { sql, executor } = await openNewSqlite();
  sql.exec('ALTER TABLE connect_session DROP COLUMN help');
  sql.exec('DROP TABLE connect_caller');
  const store = sqlStore(executor);
  await expect(store.check()).rejects.toThrow(/Missing: connect_session\.help, connect_caller\./);
  await expect(store.findConnections({ owner: ada })).rejects.toThrow('Missing: connect_session.help');
  sql.exec("ALTER TABLE connect_session ADD COLUMN help TEXT NOT NULL DEFAULT ''");
  await expect(store.check()).rejects.toThrow(/Missing: connect_caller\./);
});

test('a first call that never ends does not hold up the next one', async () => {
  const { executor } = await openNewSqlite();
  let isStuck = true;
  const store = sqlStore({
    ...executor,
    query: (sql, values) => (isStuck ? new Promise(() => {}) : executor.query(sql, values)),
  });
  void store.findConnections({ owner: ada });
  isStuck = false;
  expect(await store.findConnections({ owner: ada })).toEqual([]);
});

test('tables that are one revision behind are named with both revisions and the command', async () => {
  const { sql, store } = openSqlite(await newSqliteFile());
  sql.exec(tablesOf(newest - 1));
  await expect(store.check()).rejects.toThrow(
    new RegExp(`revision ${newest - 1}, and this @kit/server needs ${newest}.*--from ${newest - 1}`),
  );
});

test('tables that are one revision ahead are accepted', async () => {
  const { executor, store } = await openNewSqlite();
  await executor.query(`UPDATE connect_schema SET revision = ${newest + 1} RETURNING id`);
  await store.check();
  expect(await connected(store)).toMatchObject({ result: 'connected' });
});

test('tables of another tool have no revision, and are complete if no column is missing', async () => {
  const { sql, store } = await openNewSqlite();
  sql.exec('DROP TABLE connect_schema');
  await store.check();
  await store.migrate();
  expect(await connected(store)).toMatchObject({ result: 'connected' });
});
