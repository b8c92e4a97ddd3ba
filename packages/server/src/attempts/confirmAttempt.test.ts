import { describe, expect, test } from 'vitest';
import { codeOf, type TestBrowser } from '../browser.fixture.ts';
import { applicationIds, createWorld } from '../world.fixture.ts';

const confirm = (browser: TestBrowser, attemptId: string, identityId: unknown) =>
  browser.call('POST', `/attempts/${attemptId}/confirm`, { identityId });

test('connects the announced identity if the popup was closed before the redirect', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId, identityId, callbackUrl } = await world.arrive(ada);
  const response = await confirm(ada, attemptId, identityId);
  expect(response.status).toBe(200);
  const [connection] = await world.connections('ada');
  expect(await response.json()).toMatchObject({ status: 'connected', connection: { id: connection?.id } });

  // The redirect that comes late after all answers the same, and so does a second confirm.
  world.emulator.clearLog();
  expect((await ada.navigate(callbackUrl)).status).toBe(200);
  expect((await confirm(ada, attemptId, identityId)).status).toBe(200);
  expect(world.calls()).toEqual({});
  expect(response.headers.getSetCookie()).toEqual([]);
});

describe('refused', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['not a UUID', 'abc'],
    ['a list', ['7b1d0c1e-9b5f-4f57-8f4c-1f3f2f6f9a10']],
  ])('%s as an id', async (_, identityId) => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId } = await world.arrive(ada);
    const response = await confirm(ada, attemptId, identityId);
    expect([response.status, await codeOf(response)]).toEqual([400, 'invalid_callback']);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, verifications: 0 });
  });

  test('a wrong identity id counts as a verification and does not end the attempt', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId, identityId } = await world.arrive(ada);
    const stale = world.emulator.seedIdentity({ applicationId: applicationIds.linkedin, createdAt: 0 });
    expect(await codeOf(await confirm(ada, attemptId, stale.id))).toBe('identity_stale');
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, verifications: 1 });
    expect((await confirm(ada, attemptId, identityId)).status).toBe(200);
  });

  test('after 30 refusals Anchor is not called again, and the attempt stays open', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId } = await world.arrive(ada);
    const codes = [];
    for (let i = 0; i < 31; i++) codes.push(await codeOf(await confirm(ada, attemptId, crypto.randomUUID())));
    expect(codes).toEqual([
      ...Array.from({ length: 30 }, () => 'identity_not_found'),
      'too_many_verifications',
    ]);
    expect(world.calls()['identities.retrieve']).toBe(30);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, verifications: 30 });
  });

  test("another user's identity, without a call to Anchor", async () => {
    const world = await createWorld();
    const { identityId } = await world.finish(world.browser('bob'));
    const ada = world.browser('ada');
    const { attemptId } = await world.arrive(ada);
    world.emulator.clearLog();
    expect(await codeOf(await confirm(ada, attemptId, identityId))).toBe('identity_taken');
    expect(world.calls()).toEqual({});
  });

  test('an attempt that was not opened, has expired or has ended', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const id = crypto.randomUUID();
    const unopened = await ada.begin();
    expect(await codeOf(await confirm(ada, unopened.attemptId, id))).toBe('attempt_not_started');
    const ended = await world.arrive(ada);
    await ada.navigate(ended.callbackUrl.replace('success', 'cancelled'));
    expect(await codeOf(await confirm(ada, ended.attemptId, id))).toBe('attempt_cancelled');
    const late = await world.arrive(ada);
    world.advance(30 * 60_000);
    expect(await codeOf(await confirm(ada, late.attemptId, late.identityId))).toBe('attempt_expired');
    expect(await world.connections('ada')).toEqual([]);
  });

  test('a request with another cookie, user or origin, or without a session', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId, identityId } = await world.arrive(ada);
    world.emulator.clearLog();
    const refused = [
      await confirm(world.browser('ada'), attemptId, identityId),
      await confirm(world.browser('bob'), attemptId, identityId),
      await confirm(world.browser(), attemptId, identityId),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 404, 401]);
    expect((await confirm(ada.signIn('bob'), attemptId, identityId)).status).toBe(404);
    const body = { identityId };
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    ada.signIn('ada');
    expect((await ada.call('POST', `/attempts/${attemptId}/confirm`, body, foreign)).status).toBe(403);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, verifications: 0 });
    expect(world.calls()).toEqual({});
  });
});
