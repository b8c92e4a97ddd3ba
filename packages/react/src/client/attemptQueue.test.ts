import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from './createClient.ts';

/** Calls that are under way, oldest first. */
let open: { path: string; answer: (status: number) => void }[] = [];
let client: ReturnType<typeof createClient>;

const created = { attemptId: 'a1', startUrl: '/api/connect/start/a1', expiresAt: '2099-01-01T00:00:00Z' };
const send: typeof fetch = (input, init) =>
  new Promise((resolve, reject) => {
    const path = new URL(input instanceof Request ? input.url : input, 'https://app.example.com').pathname;
    const call = {
      path: path.replace('/api/connect', ''),
      answer(status: number) {
        open.splice(open.indexOf(call), 1);
        resolve(Response.json(status === 201 ? created : {}, { status }));
      },
    };
    open.push(call);
    init?.signal?.addEventListener('abort', () => {
      open.splice(open.indexOf(call), 1);
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
const paths = () => open.map(({ path }) => path);
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
  open = [];
  client = createClient({ baseUrl: '/api/connect', fetch: send });
});
afterEach(() => void vi.useRealTimers());

test('calls are sequential until one succeeds, and a failed one does not block the next', async () => {
  const calls = [
    client.createAttempt({ application: 'a' }),
    client.createAttempt({ application: 'b' }),
    client.reconnect('c1', {}),
  ];
  for (const path of ['/attempts', '/attempts', '/connections/c1/reconnect']) {
    await pass(0);
    expect(paths()).toEqual([path]);
    open[0]?.answer(500);
  }
  expect(await Promise.all(calls)).toMatchObject([{ ok: false }, { ok: false }, { ok: false }]);
});

test('after a success a hanging call does not delay others', async () => {
  const first = client.createAttempt({ application: 'a' });
  const waiting = [client.createAttempt({ application: 'b' }), client.reconnect('c1', {})];
  await pass(0);
  expect(paths()).toEqual(['/attempts']);
  open[0]?.answer(201);
  expect(await first).toMatchObject({ ok: true });
  await pass(0);
  expect(paths()).toEqual(['/attempts', '/connections/c1/reconnect']);

  const later = client.reconnect('c2', {});
  await pass(0);
  open.at(-1)?.answer(201);
  expect(await later).toMatchObject({ ok: true });
  await pass(15_000);
  expect(await Promise.all(waiting)).toMatchObject([{ ok: false }, { ok: false }]);
});

test('the first call is aborted for the next one after 4 s', async () => {
  const first = client.createAttempt({ application: 'a' });
  const second = client.reconnect('c1', {});
  await pass(3900);
  expect(paths()).toEqual(['/attempts']);
  await pass(200);
  expect(await first).toMatchObject({ ok: false, error: { code: 'network_error' } });
  expect(paths()).toEqual(['/connections/c1/reconnect']);
  await pass(10_000);
  expect(paths(), 'for no other, it has its 15 s').toEqual(['/connections/c1/reconnect']);
  open[0]?.answer(201);
  expect(await second).toMatchObject({ ok: true });
});

test('after 30 minutes calls are sequential again, because the cookie may have expired', async () => {
  const first = client.createAttempt({ application: 'a' });
  open[0]?.answer(201);
  await first;
  await pass(30 * 60_000);
  void client.createAttempt({ application: 'b' });
  void client.createAttempt({ application: 'c' });
  await pass(0);
  expect(paths()).toEqual(['/attempts']);
});

test('calls that are aborted before their turn are not sent', async () => {
  const stop = new AbortController();
  const first = client.createAttempt({ application: 'a' });
  const second = client.reconnect('c1', {}, stop.signal);
  stop.abort();
  open[0]?.answer(500);
  await Promise.all([first, second]);
  expect(open).toEqual([]);
});
