import { expect, test } from 'vitest';
import { bodyOf, codeOf } from '../browser.fixture.ts';
import { interruptedClient } from '../interruptedClient.fixture.ts';
import { meddledClient } from '../meddledClient.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld } from '../world.fixture.ts';

test('a reloaded start link redirects to the hosted page again, and the first sign-in completes the attempt', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId, startUrl } = await ada.begin();
  expect((await ada.navigate(startUrl)).status).toBe(303);
  const first = await world.attempt(attemptId);
  world.advance(1_000);
  expect((await ada.navigate(startUrl)).status).toBe(303);
  expect(await world.attempt(attemptId)).toEqual({ ...first, starts: 2 });
  expect(world.events.filter(({ type }) => type === 'attempt.started')).toHaveLength(1);

  const [one, two] = world.emulator.tokens();
  expect(one?.token).not.toBe(two?.token);
  expect(one?.callbackUrl).toBe(two?.callbackUrl);
  const { redirectUrl } = world.emulator.completeSignIn(one?.token ?? '');
  const other = world.emulator.completeSignIn(two?.token ?? '');
  expect((await ada.navigate(redirectUrl ?? '')).status).toBe(200);
  expect(await codeOf(await ada.navigate(other.redirectUrl ?? ''))).toBe('attempt_used');
  expect(await world.connections('ada')).toHaveLength(1);
});

test('a start link reloaded while a token is created still redirects to the hosted page', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId, startUrl } = await ada.begin();
  world.emulator.failNext({ call: 'applications.createIdentityToken', kind: 'delay', delayMs: 300 });
  const left = ada.navigate(startUrl);
  await expect.poll(() => world.calls()['applications.createIdentityToken']).toBe(1);
  expect(await bodyOf(await ada.call('GET', `/attempts/${attemptId}`))).toMatchObject({
    status: 'started',
  });
  expect((await ada.navigate(startUrl)).status).toBe(303);
  expect((await left).status).toBe(303);
  expect(await world.attempt(attemptId)).toMatchObject({ starts: 2, outcome: null });
  const last = world.emulator.tokens().at(-1);
  const { redirectUrl } = world.emulator.completeSignIn(last?.token ?? '');
  expect((await ada.navigate(redirectUrl ?? '')).status).toBe(200);
});

test('a start link works again after a process ended while it created a token', async () => {
  const store = memoryStore();
  const killed = await createWorld({ connect: { store } });
  const ada = killed.browser('ada');
  const { startUrl } = await ada.begin();
  killed.emulator.failNext({ call: 'applications.createIdentityToken', kind: 'hang' });
  void ada.navigate(startUrl);
  await expect.poll(() => killed.calls()['applications.createIdentityToken']).toBe(1);

  const { browser } = await createWorld({ connect: { store } });
  const same = browser('ada');
  for (const [name, value] of ada.jar) same.jar.set(name, value);
  expect((await same.navigate(startUrl)).status).toBe(303);
});

test('a start link can be opened ten times, even concurrently, and no more', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId, startUrl, ...arrival } = await world.arrive(ada);
  const all = await Promise.all(Array.from({ length: 12 }, () => ada.navigate(startUrl)));
  expect(all.filter(({ status }) => status === 303)).toHaveLength(9);
  const refused = all.find(({ status }) => status !== 303);
  expect(refused && [refused.status, await codeOf(refused)]).toEqual([429, 'too_many_starts']);
  expect(world.calls()).toEqual({ 'applications.createIdentityToken': 10 });
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, starts: 10 });
  expect((await ada.navigate(arrival.callbackUrl)).status).toBe(200);
});

test('starts are not counted while Anchor returns no token', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { startUrl, attemptId, callbackUrl } = await world.arrive(ada);
  const call = 'applications.createIdentityToken';
  const before = await world.attempt(attemptId);
  world.advance(1_000);
  world.emulator.failNext({ call, kind: 'status', status: 403, times: 12 });
  for (let start = 0; start < 12; start++) expect((await ada.navigate(startUrl)).status).toBe(503);
  expect(await world.attempt(attemptId)).toEqual(before);
  expect((await ada.navigate(startUrl)).status).toBe(303);
  expect(await world.attempt(attemptId)).toMatchObject({ starts: 2 });
  expect((await ada.navigate(callbackUrl)).status).toBe(200);
});

test('a finished attempt cannot be started again', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { startUrl } = await world.finish(ada);
  world.emulator.clearLog();
  const response = await ada.navigate(startUrl);
  expect([response.status, await codeOf(response)]).toEqual([409, 'attempt_used']);
  expect(world.calls()).toEqual({});
});

test('two concurrent starts that fail are not counted', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId, startUrl } = await ada.begin();
  const before = await world.attempt(attemptId);
  const call = 'applications.createIdentityToken';
  world.emulator.failNext({ call, kind: 'status', status: 403, times: 2 });
  for (const { status } of await Promise.all([ada.navigate(startUrl), ada.navigate(startUrl)]))
    expect(status).toBe(503);
  expect(await world.attempt(attemptId)).toEqual(before);
});

test('a failed start does not undo an earlier successful one', async () => {
  const held: (() => void)[] = [];
  const anchor = meddledClient('POST /v1/applications/', async (answer) => {
    await new Promise<void>((resolve) => held.push(resolve));
    return answer;
  });
  const world = await createWorld({ anchor });
  const ada = world.browser('ada');
  const { attemptId, startUrl } = await ada.begin();
  const call = 'applications.createIdentityToken';
  const succeeds = ada.navigate(startUrl);
  await expect.poll(() => held.length).toBe(1);
  world.emulator.failNext({ call, kind: 'status', status: 403 });
  const fails = ada.navigate(startUrl);
  await expect.poll(() => held.length).toBe(2);
  held[0]?.();
  expect((await succeeds).status).toBe(303);
  held[1]?.();
  expect((await fails).status).toBe(503);
  expect(await world.attempt(attemptId)).toMatchObject({ starts: 1, startedAt: world.now() });
  const { redirectUrl } = world.emulator.completeSignIn(world.emulator.tokens()[0]?.token ?? '');
  expect((await ada.navigate(redirectUrl ?? '')).status).toBe(200);
});

test('rejects an attempt that is deleted while a token is created', async () => {
  const { anchor, interrupt } = interruptedClient('POST /v1/applications/');
  const world = await createWorld({ anchor });
  const ada = world.browser('ada');
  const { startUrl } = await ada.begin();
  interrupt(() => world.connect.disconnectAll({ userId: 'ada' }));
  expect(await codeOf(await ada.navigate(startUrl))).toBe('attempt_cancelled');
});

test('rejects an attempt that is deleted before the start is counted', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { startUrl } = await ada.begin();
  const store = { ...world.store };
  world.store.updateAttempt = async (...update) => {
    await world.connect.disconnectAll({ userId: 'ada' });
    return store.updateAttempt(...update);
  };
  expect(await codeOf(await ada.navigate(startUrl))).toBe('attempt_cancelled');
  expect(world.calls()).toEqual({});
});

test('rejects an attempt that finishes while a token is created', async () => {
  const { anchor, interrupt } = interruptedClient('POST /v1/applications/');
  const world = await createWorld({ anchor });
  const ada = world.browser('ada');
  const { startUrl, callbackUrl } = await world.arrive(ada);
  interrupt(async () => expect((await ada.navigate(callbackUrl)).status).toBe(200));
  expect(await codeOf(await ada.navigate(startUrl))).toBe('attempt_used');
});

test('rejects an attempt that expires while a token is created', async () => {
  const { anchor, interrupt } = interruptedClient('POST /v1/applications/');
  const world = await createWorld({ anchor });
  const ada = world.browser('ada');
  const { attemptId, startUrl } = await ada.begin();
  interrupt(async () => world.advance(30 * 60_000));
  const response = await ada.navigate(startUrl);
  expect([response.status, await codeOf(response)]).toEqual([410, 'attempt_expired']);
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'expired', stateHash: null });
});

test('a failed start stays counted if the attempt ended in the meantime', async () => {
  const { anchor, interrupt } = interruptedClient('POST /v1/applications/');
  const world = await createWorld({ anchor });
  const ada = world.browser('ada');
  const { attemptId, startUrl } = await ada.begin();
  const end = { outcome: 'cancelled', code: 'attempt_cancelled' } as const;
  interrupt(() => world.store.updateAttempt(attemptId, end, { outcome: null }));
  world.emulator.failNext({ call: 'applications.createIdentityToken', kind: 'status', status: 403 });
  expect((await ada.navigate(startUrl)).status).toBeGreaterThanOrEqual(400);
  expect(await world.attempt(attemptId)).toMatchObject({ ...end, starts: 1, startedAt: world.now() });
});

test('an attempt can be started until the last millisecond before it expires', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { startUrl } = await ada.begin();
  world.advance(30 * 60_000 - 1);
  expect((await ada.navigate(startUrl)).status).toBe(303);
});

test('rejects an expired attempt', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId, startUrl } = await ada.begin();
  world.advance(30 * 60_000);
  const response = await ada.navigate(startUrl);
  expect([response.status, await codeOf(response)]).toEqual([410, 'attempt_expired']);
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'expired', startedAt: null });
  expect(world.calls()).toEqual({});
});
