import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Owner } from '../stores/store.ts';
import type { AnchorClient } from './AnchorClient.ts';
import { readIdentity } from './identity.ts';
import { openLane, openLanes } from './lanes.ts';

const id = '11111111-1111-4111-8111-111111111111';
const name = { identityId: id, applicationId: id };
const identity = { id, status: 'validated', created_at: '2026-01-01T00:00:00Z' };
const ownerOf = (userId: string): Owner => ({ tenantId: '', userId });

/** An Anchor that hangs. Each call ignores its signal, and waits until the test settles it. */
function hangingAnchor() {
  const waiting: ((answer: unknown) => void)[] = [];
  const call = () => new Promise<unknown>((resolve) => waiting.push(resolve));
  const client: AnchorClient = {
    applications: { retrieve: call, createIdentityToken: call, listIdentities: call },
    identities: { retrieve: call, update: call, delete: call },
    sessions: { create: call, delete: call },
    post: call,
  };
  return { client, waiting, answerAll: () => waiting.splice(0).forEach((resolve) => resolve(identity)) };
}

/** A lane whose calls the test settles. */
function handLane(limits: Partial<Parameters<typeof openLane>[0]> = {}) {
  const lane = openLane({ places: 4, perUser: 2, queue: 4, waitMs: 5_000, ...limits });
  const started: { user: string; answer: () => void }[] = [];
  const call = async (user: string, timeout = 5_000) =>
    lane.run(user, () => new Promise((resolve) => started.push({ user, answer: () => resolve(user) })), {
      timeout,
      maxRetries: 0,
      signal: new AbortController().signal,
    });
  return { call, started, users: () => started.map(({ user }) => user).join('') };
}

/** Runs everything that needs no timer. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('one user can use a share of the places, and other users can use the rest', async () => {
  const { call, started, users } = handLane();
  const calls = ['a', 'a', 'a', 'b', 'c'].map((user) => call(user));
  await settle();
  expect(users()).toBe('aabc');
  started[3]?.answer();
  await settle();
  expect(users(), 'the place of another is not for a user whose share is used up').toBe('aabc');
  started[0]?.answer();
  await settle();
  expect(users()).toBe('aabca');
  for (const { answer } of started) answer();
  expect(await Promise.all(calls)).toEqual(['a', 'a', 'a', 'b', 'c']);
});

test('a free place goes to the user with the fewest calls, then to the call that has waited longest', async () => {
  const { call, started, users } = handLane({ places: 2, perUser: 2 });
  for (const user of ['a', 'a', 'a', 'c', 'b']) void call(user).catch(() => {});
  await settle();
  started[0]?.answer();
  await settle();
  started[2]?.answer();
  await settle();
  expect(users()).toBe('aacb');
});

test('a full queue refuses the newest call of the user with the most waiting calls, with Retry-After', async () => {
  const { call, started } = handLane({ places: 1, perUser: 1, queue: 3 });
  const outcome = async (user: string) =>
    call(user).then(
      () => 'done',
      (error: unknown) => error,
    );
  const calls = ['x', 'a', 'a', 'a', 'b'].map(outcome);
  expect(await calls[3]).toMatchObject({ code: 'anchor_unavailable', status: 503, retryAfter: 5 });
  for (let i = 0; i < 4; i++) {
    started[i]?.answer();
    await settle();
  }
  expect(await Promise.all(calls.toSpliced(3, 1))).toEqual(['done', 'done', 'done', 'done']);
});

test('a waiting call is refused after the limit of the lane, or its own limit if that is shorter', async () => {
  const { call, started } = handLane({ places: 1, waitMs: 60 });
  void call('a').catch(() => {});
  await Promise.all([
    expect(call('b')).rejects.toMatchObject({ code: 'anchor_unavailable', retryAfter: 1 }),
    expect(call('b', 10)).rejects.toMatchObject({ code: 'anchor_unavailable' }),
  ]);
  expect(started).toHaveLength(1);
});

test('a call that never settles releases its place at its deadline', async () => {
  const { call, started, users } = handLane({ places: 2 });
  const late = new Promise((resolve) => setTimeout(resolve, 2_000, 'still waiting'));
  const hung = [call('a', 40), call('a', 40)].map((each) => Promise.race([each, late]));
  const next = call('b');
  // Awaited together, because both reject at about the same time.
  await Promise.all(hung.map((each) => expect(each).rejects.toMatchObject({ name: 'TimeoutError' })));
  await settle();
  expect(users()).toBe('aab');
  started[2]?.answer();
  expect(await next).toBe('b');
});

test('calls of code that was stopped give their places back, although no timer fires', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { call, started, users } = handLane({ places: 2, waitMs: 50 });
  for (const user of ['a', 'b', 'c']) void call(user, 100).catch(() => {});
  await settle();
  expect(users(), 'c waits').toBe('ab');
  await wait(1_200); // the time limit, and a second in which the calls could end
  const next = ['d', 'e'].map((user) => call(user));
  await settle();
  expect(users(), 'c is gone too').toBe('abde');
  for (const { answer } of started) answer();
  expect(await Promise.all(next)).toEqual(['d', 'e']);
});

test('places of code that was stopped go to the calls that wait, before a new one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { call, users } = handLane({ places: 2 });
  for (const user of ['a', 'b']) void call(user, 100).catch(() => {});
  void call('c');
  await wait(1_200); // as above
  void call('d');
  await settle();
  expect(users()).toBe('abcd');
});

test('all calls of one operation share its time limit', async () => {
  const { client, waiting } = hangingAnchor();
  const began = performance.now();
  const limited = openLanes(client)({ owner: ownerOf('ada'), budgetMs: 150 });
  await expect(readIdentity(limited, name)).rejects.toMatchObject({ code: 'anchor_unavailable' });
  expect(performance.now() - began).toBeLessThan(3_000);
  await expect(readIdentity(limited, name)).rejects.toMatchObject({ code: 'anchor_unavailable' });
  expect(waiting).toHaveLength(1);
});

test('a time limit without a waiting caller has no effect', async () => {
  const rejected = vi.fn<() => void>();
  process.on('unhandledRejection', rejected);
  const { client, answerAll } = hangingAnchor();
  const reading = readIdentity(openLanes(client)({ budgetMs: 30 }), name);
  await settle();
  answerAll();
  expect(await reading).toMatchObject({ id });
  await new Promise((resolve) => setTimeout(resolve, 80));
  process.off('unhandledRejection', rejected);
  expect(rejected).not.toHaveBeenCalled();
});
