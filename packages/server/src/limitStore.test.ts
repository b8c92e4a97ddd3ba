import { expect, onTestFinished, test, vi } from 'vitest';
import { ada, newAttempt } from './testing/records.ts';
import { describeContract } from './stores/describeContract.fixture.ts';
import { ConnectError } from './ConnectError.ts';
import { limitStore } from './limitStore.ts';
import { memoryStore } from './stores/memoryStore.ts';
import type { Store } from './stores/store.ts';
import { StoreError } from './stores/StoreError.ts';

describeContract('a store with deadlines', () => limitStore(memoryStore(), 5_000));

const silence = () => new Promise<never>(() => undefined);
const fails = (error: unknown): Store => ({
  ...memoryStore(),
  findConnections: () => Promise.reject(error),
});

test('a call without a response fails after the time limit, and the error names it', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const store = limitStore({ ...memoryStore(), deleteExpired: silence }, 5_000);
  const refused = store.deleteExpired('attempt', 0, 1).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await refused).toMatchObject({
    code: 'store_unavailable',
    status: 503,
    cause: { message: 'store.deleteExpired: No response within 5 s.' },
  });
  expect(await store.findConnections({ owner: ada })).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('rejects a store without all methods at startup, and names the missing ones', () => {
  // A JavaScript app without types can do this.
  const store = Object.assign(memoryStore(), JSON.parse('{ "takeOnce": null, "deleteOne": null }'));
  expect(() => limitStore(store, 5_000)).toThrow(
    'createConnect: store has no takeOnce(), deleteOne(). Use sqlStore(…) or memoryStore()',
  );
});

test.each([
  ['methods are inherited, as from a class', (store: Store): Store => Object.create(store)],
  ['object is frozen', (store: Store): Store => Object.freeze(store)],
])('accepts a store whose %s', async (_, make) => {
  const store = memoryStore();
  const attempt = newAttempt();
  await limitStore(make(store), 5_000).createAttempt(attempt);
  expect(await store.findAttempt({ id: attempt.id })).toEqual(attempt);
});

test.each([
  { code: 'ECONNREFUSED' },
  { code: 'ENOTFOUND' },
  { code: '57P01' }, // terminating connection due to administrator command
  { code: '57P03' }, // the database system is starting up
  { code: '53300' }, // too many connections
  { code: '08006' },
  { code: '57014' }, // statement timeout
  { message: 'Query read timeout' },
  { message: 'Connection terminated due to connection timeout' },
  { message: 'timeout exceeded when trying to connect' },
  { code: 'CONNECT_TIMEOUT' },
  { code: 'CONNECTION_CLOSED' },
  { code: 'SQLITE_BUSY' },
  { code: 'SQLITE_IOERR_WRITE' },
  { code: 'SQLITE_FULL' },
  { code: 'ERR_SQLITE_ERROR', errcode: 5 },
  { code: 'ERR_SQLITE_ERROR', errcode: 261 }, // SQLITE_BUSY_RECOVERY
  { message: 'database is locked' },
  { code: '25P04' }, // transaction timeout of PostgreSQL 17
  { code: 'SQLITE_READONLY_DBMOVED' },
  { code: 'ERR_SQLITE_ERROR', errcode: 8 }, // attempt to write a readonly database
  { code: 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION' },
  { message: 'Cannot use a pool after calling end on the pool' },
  { code: 'ERR_INVALID_STATE', message: 'database is not open' },
  { message: 'The database connection is not open' },
])('%j becomes store_unavailable, even if a driver wraps it', async (fields) => {
  const error = Object.assign(new Error(), fields);
  for (const thrown of [error, new Error('The query failed', { cause: error })]) {
    const calling = limitStore(fails(thrown), 5_000).findConnections({ owner: ada });
    await expect(calling).rejects.toMatchObject({ code: 'store_unavailable', cause: thrown });
  }
});

test.each([
  { code: '42P01' }, // undefined table
  { code: '23505' }, // unique violation
  { code: '28P01' }, // wrong password
  { code: '3D000' }, // no such database
  { code: 'SQLITE_ERROR' },
  { code: 'SQLITE_CONSTRAINT' },
  { code: 'ERR_SQLITE_ERROR', errcode: 1 },
  { message: 'The tables of the store are missing or out of date' },
])('%j becomes the cause of `internal`', async (fields) => {
  const error = Object.assign(new Error('INSERT failed'), fields);
  const failed = limitStore(fails(error), 5_000).findConnections({ owner: ada });
  await expect(failed).rejects.toMatchObject({ name: 'ConnectError', code: 'internal', cause: error });
});

test.each([new StoreError('store_outdated', 'A table is missing.'), new ConnectError('store_unavailable')])(
  '$name $code is thrown unchanged',
  async (error) => {
    await expect(limitStore(fails(error), 5_000).findConnections({ owner: ada })).rejects.toBe(error);
  },
);
