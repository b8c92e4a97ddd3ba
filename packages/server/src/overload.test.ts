import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord } from '@kit/protocol';
import Database from 'libsql';
import { Client, type Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { codeOf, type TestBrowser } from './browser.fixture.ts';
import { describePostgres, newPool, openPostgres } from './stores/describePostgres.fixture.ts';
import { postgres } from './stores/postgres.ts';
import { sqlite } from './stores/sqlite.ts';
import { openNewSqlite } from './stores/sqliteFile.fixture.ts';
import { sqlStore } from './stores/sqlStore.ts';
import type { Store } from './stores/store.ts';
import { ConnectError } from './ConnectError.ts';
import { createWorld, type World } from './world.fixture.ts';

/** The longest response of an overloaded server, in milliseconds. The store's limit is 5 seconds. */
const answersWithinMs = 8_000;

/** Expects 503 in time, with a code and `Retry-After`, in JSON and on pages. */
async function expectRefused(asking: () => Promise<Response>, code = 'store_unavailable'): Promise<void> {
  const begin = performance.now();
  const response = await asking();
  expect([response.status, await codeOf(response)]).toEqual([503, code]);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(performance.now() - begin).toBeLessThan(answersWithinMs);
}

/** A world in which ada has an account, and an agent asks for another. */
async function openWorld(store: Store) {
  const world = await createWorld({ connect: { store, limit: { attempts: 10_000, seconds: 600 } } });
  const browser = world.browser('ada');
  await world.finish(browser);
  return { world, browser };
}

const create = (browser: TestBrowser) => browser.call('POST', '/attempts', { application: 'linkedin' });

/** Creates attempts until the disk is full. Every response on the way is a success or the refusal. */
async function fill(browser: TestBrowser): Promise<void> {
  for (let i = 0; i < 5_000; i++) {
    const response = await create(browser);
    if (response.status === 201) continue;
    expect([response.status, await codeOf(response)]).toEqual([503, 'store_unavailable']);
    return;
  }
  throw new Error('The disk did not become full.');
}

/** What a user does on a full disk, and after there is room again. Returns the codes of the errors. */
async function useFullDisk(
  { world, browser }: { world: World; browser: TestBrowser },
  makeRoom: () => unknown,
) {
  await fill(browser);
  const [connection] = await world.connections('ada');
  for (let i = 0; i < 3; i++) await expectRefused(() => create(browser));
  await expectRefused(() => browser.submit('/attempts', { application: 'linkedin' }));
  const ask = async (i: number) => world.connect.request({ userId: `user-${i}`, application: 'notion' });
  const asked = await Promise.allSettled(Array.from({ length: 500 }, (_, i) => ask(i)));
  const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).not.toEqual([]);
  for (const reason of refused) expect(reason).toMatchObject({ code: 'store_unavailable' });
  expect((await browser.call('GET', '/connections')).status).toBe(200);

  await makeRoom();
  expect((await world.finish(browser, { application: 'notion' })).response.status).toBe(200);
  expect(await world.connections('ada')).toHaveLength(2);
  expect(await world.connections('ada')).toContainEqual(connection);
  return new Set(world.errors.map(({ code }) => code));
}

const noMounts = process.getuid?.() === 0 ? '' : ' – skipped: only root can mount a small disk';

describe('a full disk', () => {
  test('of SQLite (max_page_count): writes are refused, reads go on', async () => {
    const { store, database } = await openNewSqlite();
    const open = await openWorld(store);
    database.exec('PRAGMA max_page_count = 1'); // SQLite raises it to the present size
    const makeRoom = () => database.exec('PRAGMA max_page_count = 100000');
    expect(await useFullDisk(open, makeRoom)).toEqual(new Set(['store_unavailable']));
  });

  test.skipIf(noMounts)(`of SQLite (a file system without room)${noMounts}`, async () => {
    const disk = mountDisk(2);
    const database = new Database(join(disk.folder, 'connect.sqlite'));
    disk.beforeUnmount(() => database.close());
    const store = sqlStore(sqlite(database));
    await store.migrate();
    const codes = await useFullDisk(await openWorld(store), () => disk.resize(20));
    expect(codes).toEqual(new Set(['store_unavailable']));
  });
});

test('a full lane: the calls that find no place are refused in time, and none of the others is lost', async () => {
  const world = await createWorld();
  const browsers = Array.from({ length: 400 }, (_, i) => world.browser(`user-${i}`));
  const starts = await Promise.all(browsers.map(async (browser) => (await browser.begin()).startUrl));
  world.emulator.failNext({
    call: 'applications.createIdentityToken',
    kind: 'delay',
    delayMs: 2_000,
    times: 400,
  });
  const begin = performance.now();
  const responses = await Promise.all(browsers.map((browser, i) => browser.navigate(starts[i] ?? '')));
  // The calls of one start together may take 8 seconds.
  expect(performance.now() - begin).toBeLessThan(12_000);
  const refused = responses.filter(({ status }) => status !== 303);
  expect(responses.length - refused.length).toBeGreaterThanOrEqual(32);
  // 32 run, and 256 wait for 3 seconds.
  expect(refused.length).toBeGreaterThanOrEqual(400 - 32 - 256);
  for (const response of refused) {
    expect([response.status, await codeOf(response)]).toEqual([503, 'anchor_unavailable']);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  }

  world.emulator.clearFaults();
  const again = browsers.filter((_, i) => responses[i]?.status === 503).slice(0, 30);
  const second = await Promise.all(
    again.map((browser) => browser.navigate(starts[browsers.indexOf(browser)] ?? '')),
  );
  expect(new Set(second.map(({ status }) => status))).toEqual(new Set([303]));
});

await describePostgres('an overloaded PostgreSQL', (server) => {
  const role = `overloaded_${process.pid}`;
  let admin: Client;
  let pool: Pool;
  let store: Store;
  beforeAll(async () => {
    admin = new Client(server.config);
    await admin.connect();
    await admin.query(
      `CREATE SCHEMA ${role}; CREATE ROLE ${role} LOGIN; GRANT ALL ON SCHEMA ${role} TO ${role}`,
    );
    const limits = { max: 4, connectionTimeoutMillis: 3_000, query_timeout: 4_000 };
    pool = newPool({ ...server.config, user: role, ...limits });
    const opened = sqlStore(postgres(pool), { schema: role });
    await opened.migrate();
    store = opened;
  });
  afterAll(async () => {
    await pool.end();
    await admin.query(`DROP OWNED BY ${role} CASCADE; DROP SCHEMA ${role} CASCADE; DROP ROLE ${role}`);
    await admin.end();
  });

  test('too many connections (53300) are refused, and it recovers', async () => {
    const { world, browser } = await openWorld(store);
    await admin.query(`ALTER ROLE ${role} CONNECTION LIMIT 0`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [role]);
    await expect.poll(() => pool.totalCount).toBe(0);
    for (let i = 0; i < 3; i++) await expectRefused(() => create(browser));
    await expectRefused(() => browser.call('GET', '/connections'));
    expect(causes(world)).toContain('53300');
    await admin.query(`ALTER ROLE ${role} CONNECTION LIMIT -1`);
    expect((await create(browser)).status).toBe(201);
  });

  test('a pool without a free connection refuses in time, and it recovers', async () => {
    const { browser } = await openWorld(store);
    const taken = await Promise.all(Array.from({ length: 4 }, () => pool.connect()));
    const waiting = Array.from({ length: 20 }, () => expectRefused(() => create(browser)));
    await Promise.all(waiting);
    for (const client of taken) client.release();
    expect((await create(browser)).status).toBe(201);
  });

  test('a table that is locked refuses in time, and it recovers', async () => {
    const { browser } = await openWorld(store);
    await admin.query(`BEGIN; LOCK TABLE ${role}.connect_attempt`);
    const waiting = Array.from({ length: 20 }, () => expectRefused(() => create(browser)));
    await Promise.all(waiting);
    await admin.query('ROLLBACK');
    expect((await create(browser)).status).toBe(201);
  });

  const isLocal = server.config.host?.startsWith('/');
  const noDisk = noMounts || (isLocal ? '' : ' – skipped: the server of DATABASE_URL has its own disk');
  test.skipIf(noDisk)(`a full disk (53100): writes are refused, reads go on${noDisk}`, async () => {
    const disk = mountDisk(24);
    execFileSync('chown', ['postgres', disk.folder]);
    const name = `${role}_small`;
    await admin.query(`CREATE TABLESPACE ${name} LOCATION '${disk.folder}'`);
    await admin.query(`CREATE DATABASE ${name} TABLESPACE ${name}`);
    const opened = await openPostgres({ ...server, config: { ...server.config, database: name } });
    disk.beforeUnmount(async () => {
      await opened.pool.end();
      await admin.query(`DROP DATABASE ${name}`);
      await admin.query(`DROP TABLESPACE ${name}`);
    });
    const { world, browser } = await openWorld(opened.store);
    // Fills the disk until little is left, which the kit then uses.
    await opened.pool.query(
      'CREATE TABLE filler AS SELECT repeat(i::text, 400) AS text FROM generate_series(1, 1) AS i',
    );
    const grow = () =>
      opened.pool.query('INSERT INTO filler SELECT repeat(i::text, 400) FROM generate_series(1, 1000) AS i');
    await expect(Promise.all(Array.from({ length: 40 }, grow))).rejects.toMatchObject({ code: '53100' });
    await useFullDisk({ world, browser }, () => disk.resize(64));
    expect(causes(world)).toContain('53100');
  });
});

/** The codes of the errors that the database reported. */
const causes = ({ errors }: World) =>
  errors.map(({ error }) => error instanceof ConnectError && isRecord(error.cause) && error.cause.code);

/** Mounts an empty file system of a few megabytes; it is gone when the test has finished. */
function mountDisk(megabytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'connect-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  const closes: (() => unknown)[] = [];
  onTestFinished(async () => {
    for (const close of closes) await close();
    // The driver closes its file only when its statements are collected.
    execFileSync('umount', ['--lazy', folder]);
    rmdirSync(folder);
  });
  return {
    folder,
    resize: (to: number) => execFileSync('mount', ['-o', `remount,size=${to}m`, folder]),
    beforeUnmount: (close: () => unknown) => closes.push(close),
  };
}
