import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { describePostgres, newPool } from './describePostgres.fixture.ts';
import { postgres } from './postgres.ts';
import { schemaSql } from './schemaSql.ts';
import type { SqlDialect } from './sqlExecutor.ts';
import { newSqliteFile, openSqlite } from './sqliteFile.fixture.ts';
import { sqlStore } from './sqlStore.ts';
import type { Store } from './store.ts';

const t0 = 1_800_000_000_000;
const day = 24 * 60 * 60_000;
const ada = { tenantId: '', userId: 'ada' };

/** The tables of the release before, as it printed them, with rows of every kind. */
async function readTables(dialect: SqlDialect): Promise<string> {
  const files = [`revision3.${dialect}.fixture.sql`, 'revision3.rows.fixture.sql'];
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, import.meta.url), 'utf8')));
  return texts.join('\n');
}

/** Runs a statement as an instance of the previous release does. */
type Run = (sql: string) => Promise<unknown>;

/** `open` returns the store on the migrated tables. */
function testRows(open: () => Promise<{ store: Store; run: Run }>): void {
  test('every attempt keeps its data, outcome and verifications', async () => {
    const { store } = await open();
    const find = async (id: string) => await store.findAttempt({ id });
    const owner = { tenantId: 'acme', userId: 'ada' };
    expect(await find('created')).toEqual({
      id: 'created',
      owner: ada,
      application: 'linkedin',
      mode: 'popup',
      origin: null,
      appOrigin: null,
      returnTo: '/',
      bindingHash: 'hash',
      reconnects: null,
      outcome: null,
      code: null,
      stateHash: null,
      createdAt: t0,
      startedAt: null,
      starts: 0,
      expiresAt: t0 + 1_800_000,
      verifications: 0,
      identityId: null,
      connectionId: null,
    });
    const started = { owner, mode: 'redirect', returnTo: '/a?b=1', stateHash: 'state-started' } as const;
    expect(await find('started')).toMatchObject({ ...started, outcome: null, starts: 2, verifications: 3 });
    expect(await store.findAttempt({ stateHash: 'state-started' })).toMatchObject({ startedAt: t0 + 5 });
    expect(await find('completed')).toMatchObject({ outcome: 'connected', connectionId: 'live' });
    expect(await find('reconnected')).toMatchObject({ outcome: 'connected', reconnects: 'reconnected' });
    expect(await find('cancelled')).toMatchObject({ outcome: 'cancelled', code: 'attempt_cancelled' });
    expect(await find('expired')).toMatchObject({ outcome: 'expired', code: 'attempt_expired' });
    expect(await find('failed')).toMatchObject({
      outcome: 'failed',
      code: 'identity_stale',
      verifications: 1,
    });
  });

  test('every connection is found, with its next check and its place in the queue', async () => {
    const { store } = await open();
    const live = {
      id: 'live',
      owner: ada,
      application: 'linkedin',
      identityId: 'identity-live',
      accountName: 'ada@example.com',
      previousAccountName: null,
      label: '',
      lastUsedAt: null,
      lastUsedBy: '',
      agentAccess: null,
      accessChangedAt: 0,
      identityStatus: 'validated',
      connectedAt: t0 + 10,
      tagged: true,
      deleting: false,
      nextCheckAt: t0 + day + 10,
      pendingChecks: 0,
      priorityMs: 0,
    };
    const reconnected = {
      id: 'reconnected',
      previousAccountName: 'ada@old.example',
      label: 'work',
      tagged: false,
      nextCheckAt: t0 + 8_000,
      pendingChecks: 4,
    };
    const listed = await store.findConnections({ owner: ada });
    expect(listed).toEqual([expect.objectContaining(reconnected), live]);
    const inAcme = await store.findConnections({ owner: { tenantId: 'acme', userId: 'ada' } });
    expect(inAcme).toMatchObject([{ id: 'in-acme', identityStatus: 'failed' }]);
    const identityIds = ['identity-old', 'identity-bob'];
    const deleting = await store.findConnections({ identityIds });
    expect(new Set(deleting.map((row) => [row.id, row.deleting]))).toEqual(
      new Set([
        ['replaced', true],
        ['disconnected', true],
      ]),
    );
    const due = { now: t0 + 2 * day, until: t0 + 2 * day + 1, limit: 1 };
    const order = [];
    for (let i = 0; i < 6; i++) order.push(...(await store.takeDueConnections(due)).map(({ id }) => id));
    expect(order).toEqual(['disconnected', 'replaced', 'reconnected', 'live', 'in-acme']);
  });

  test('sessions, webhook deliveries and the last search for unowned identities are kept', async () => {
    const { store } = await open();
    const due = { now: t0 + 50, until: t0 + day, limit: 9 };
    expect(await store.takeDueSessions(due)).toMatchObject([
      { id: 'session-ending', anchorId: 'session-ending', endReason: 'disconnected' },
    ]);
    expect(await store.endSessions({ identityId: 'identity-live' }, 'stopped', t0)).toMatchObject([
      { id: 'session-running' },
    ]);
    expect(await store.takeOnce('signature', t0, t0 + day)).toBe(false);
    expect(await store.takeOnce('unowned', t0 + day - 1, t0 + 2 * day - 1)).toBe(false);
    expect(await store.takeOnce('unowned', t0 + day, t0 + 2 * day)).toBe(true);
  });

  test('writes of the previous release reach the new columns, and the reverse', async () => {
    const { store, run } = await open();
    await run("UPDATE connect_attempt SET status = 'cancelled' WHERE id = 'created'");
    expect(await store.findAttempt({ id: 'created' })).toMatchObject({ outcome: 'cancelled' });
    await run("UPDATE connect_attempt SET status = 'completed' WHERE id = 'started'");
    expect(await store.findAttempt({ id: 'started' })).toMatchObject({ outcome: 'connected' });
    await store.updateAttempt('failed', { outcome: null }, {});
    await run("UPDATE connect_attempt SET status = 'expired' WHERE id = 'failed' AND status = 'pending'");
    expect(await store.findAttempt({ id: 'failed' })).toMatchObject({ outcome: 'expired' });
    await run("UPDATE connect_connection SET due_at = 7, looks = 2 WHERE id = 'live'");
    const identityIds = ['identity-live'];
    expect(await store.findConnections({ identityIds })).toMatchObject([
      { nextCheckAt: 7, pendingChecks: 2 },
    ]);
    await run("UPDATE connect_session SET due_at = 8 WHERE id = 'session-running'");
    const due = { now: 8, until: t0, limit: 9 };
    expect(await store.takeDueSessions(due)).toMatchObject([{ id: 'session-running' }]);
  });
}

async function fillSqlite() {
  const file = openSqlite(await newSqliteFile());
  file.sql.exec(await readTables('sqlite'));
  return file;
}

describe('tables of the previous release, on a SQLite file', () => {
  describe('after migrate()', () => {
    testRows(async () => {
      const { store, sql } = await fillSqlite();
      await store.migrate();
      return { store, run: async (statement) => sql.exec(statement) };
    });
  });
  describe('after the printed SQL', () => {
    testRows(async () => {
      const { store, sql } = await fillSqlite();
      sql.exec(schemaSql({ dialect: 'sqlite', from: 3 }));
      return { store, run: async (statement) => sql.exec(statement) };
    });
  });

  test('the error of an app that has not migrated contains the command', async () => {
    const { store } = await fillSqlite();
    await expect(store.findConnections({ owner: ada })).rejects.toThrow('--dialect sqlite --from 3');
  });
});

await describePostgres('tables of the previous release', ({ config }) => {
  const schema = `connect_revision3_${process.pid}`;
  const pool = newPool({ ...config, options: `-c search_path=${schema}` });
  afterAll(async () => {
    await pool.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    await pool.end();
  });
  const fill = async () => {
    await pool.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}`);
    await pool.query(await readTables('postgresql'));
  };
  describe('after migrate()', () => {
    testRows(async () => {
      await fill();
      const store = sqlStore(postgres(pool));
      await store.migrate();
      return { store, run: (statement) => pool.query(statement) };
    });
  });
  describe('after the printed SQL', () => {
    testRows(async () => {
      await fill();
      await pool.query(schemaSql({ dialect: 'postgresql', from: 3 }));
      return { store: sqlStore(postgres(pool)), run: (statement) => pool.query(statement) };
    });
  });
});
