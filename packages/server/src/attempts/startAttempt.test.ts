import { describe, expect, test } from 'vitest';
import { baseUrl, bodyOf, codeOf } from '../browser.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld, type World } from '../world.fixture.ts';

async function expectUntouched(world: World, attemptId: string): Promise<void> {
  expect(await world.attempt(attemptId)).toMatchObject({
    outcome: null,
    startedAt: null,
    stateHash: null,
  });
  expect(world.emulator.log()).toEqual([]);
}

describe('another browser or another user cannot start', () => {
  test('another browser, signed in as somebody else, gets neither a start nor a cookie', async () => {
    const world = await createWorld();
    const { attemptId, startUrl } = await world.browser('mallory').begin();
    const victim = world.browser('ada');
    const response = await victim.navigate(startUrl);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('This sign-in was started in another browser');
    expect(victim.cookies).toEqual([]);
    await expectUntouched(world, attemptId);
  });

  test('another browser of the same user is another browser', async () => {
    const world = await createWorld();
    const { attemptId, startUrl } = await world.browser('ada').begin();
    const other = world.browser('ada');
    await other.begin();
    expect((await other.navigate(startUrl)).status).toBe(403);
    await expectUntouched(world, attemptId);
  });

  test('the same browser, but another user', async () => {
    const world = await createWorld();
    const browser = world.browser('ada');
    const { attemptId, startUrl } = await browser.begin();
    const response = await browser.signIn('bob').navigate(startUrl);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('started by another user');
    await expectUntouched(world, attemptId);
    expect((await browser.signIn('ada').navigate(startUrl)).status).toBe(303);
  });

  test('a user of the same id in another tenant is another user', async () => {
    const world = await createWorld();
    const browser = world.browser('acme:ada');
    const { attemptId, startUrl } = await browser.begin();
    expect((await browser.signIn('umbrella:ada').navigate(startUrl)).status).toBe(403);
    await expectUntouched(world, attemptId);
  });

  test('an attempt that is not there answers as one of somebody else', async () => {
    const world = await createWorld();
    const { startUrl } = await world.browser('mallory').begin();
    const ada = world.browser('ada');
    await ada.begin();
    const answers = await Promise.all(
      [startUrl, `${baseUrl}/start/${'x'.repeat(43)}`].map((url) => ada.navigate(url)),
    );
    const [foreign, absent] = await Promise.all(
      answers.map(async (one) => [
        one.status,
        [...one.headers],
        (await one.text()).replace(/Reference [\w-]+/, ''),
      ]),
    );
    expect(foreign).toEqual(absent);
  });
});

describe('a request that is not a navigation has no effect', () => {
  test.each<[string, Record<string, string>, number]>([
    ['a picture', { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a frame', { 'sec-fetch-dest': 'iframe' }, 403],
    ['a script', { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' }, 403],
    ['a mode that is not a navigation', { 'sec-fetch-mode': 'cors' }, 403],
    ['an embedded object', { 'sec-fetch-dest': 'object' }, 403],
    ['a prefetch', { 'sec-purpose': 'prefetch;prerender' }, 503],
    ['a prefetch of an older browser', { purpose: 'prefetch' }, 503],
    ['a link on another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a link on a sister site', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s', async (_, headers, status) => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId, startUrl } = await ada.begin();
    expect((await ada.navigate(startUrl, headers)).status).toBe(status);
    await expectUntouched(world, attemptId);
    expect((await ada.navigate(startUrl)).status).toBe(303);
  });

  test('a refused prefetch does not keep the browser from prefetching the app', async () => {
    const ada = (await createWorld()).browser('ada');
    const refused = await ada.navigate((await ada.begin()).startUrl, { 'sec-purpose': 'prefetch' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBeNull();
  });

  test('HEAD', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId, startUrl } = await ada.begin();
    const response = await ada.call('HEAD', startUrl.slice(baseUrl.length));
    expect([response.status, await response.text()]).toEqual([204, '']);
    await expectUntouched(world, attemptId);
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['a pasted link', { 'sec-fetch-site': 'none' }],
    ['a window whose request the service worker of the app passes on', { 'sec-fetch-dest': 'empty' }],
    ['the same in Firefox', { 'sec-fetch-mode': 'same-origin', 'sec-fetch-dest': 'empty' }],
    [
      'a browser without these headers',
      { 'sec-fetch-site': undefined, 'sec-fetch-mode': undefined, 'sec-fetch-dest': undefined },
    ],
  ])('but %s does start', async (_, headers) => {
    const ada = (await createWorld()).browser('ada');
    expect((await ada.navigate((await ada.begin()).startUrl, headers)).status).toBe(303);
  });
});

describe('opened again', () => {
  test('a window that is reloaded goes on to the hosted page, and either way back finishes', async () => {
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

  test('while the token is minted: the window that was reloaded gets there', async () => {
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

  test('a process that ends while it mints leaves the attempt to be opened again', async () => {
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

  test('ten times, also at the same time, and no more', async () => {
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

  test('as often as it takes while Anchor gives no token', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { startUrl, attemptId, callbackUrl } = await world.arrive(ada);
    const call = 'applications.createIdentityToken';
    world.emulator.failNext({ call, kind: 'status', status: 403, times: 12 });
    for (let start = 0; start < 12; start++) expect((await ada.navigate(startUrl)).status).toBe(503);
    expect((await ada.navigate(startUrl)).status).toBe(303);
    expect(await world.attempt(attemptId)).toMatchObject({ starts: 2 });
    expect((await ada.navigate(callbackUrl)).status).toBe(200);
  });

  test('no more once it is finished', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { startUrl } = await world.finish(ada);
    world.emulator.clearLog();
    const response = await ada.navigate(startUrl);
    expect([response.status, await codeOf(response)]).toEqual([409, 'attempt_used']);
    expect(world.calls()).toEqual({});
  });

  test('finished while the token is minted', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { startUrl, callbackUrl } = await world.arrive(ada);
    world.emulator.failNext({ call: 'applications.createIdentityToken', kind: 'delay', delayMs: 300 });
    world.emulator.clearLog();
    const again = ada.navigate(startUrl);
    await expect.poll(() => world.calls()['applications.createIdentityToken']).toBe(1);
    expect((await ada.navigate(callbackUrl)).status).toBe(200);
    expect(await codeOf(await again)).toBe('attempt_used');
  });

  test('an attempt that has expired', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId, startUrl } = await ada.begin();
    world.advance(30 * 60_000);
    const response = await ada.navigate(startUrl);
    expect([response.status, await codeOf(response)]).toEqual([410, 'attempt_expired']);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'expired', startedAt: null });
    expect(world.calls()).toEqual({});
  });
});

test('without a signed-in user: the cookie is enough, unless a session is required', async () => {
  for (const [callbackSession, status] of [
    ['if-present', 303],
    ['required', 401],
  ] as const) {
    const world = await createWorld({ connect: { callbackSession } });
    const ada = world.browser('ada');
    const { startUrl } = await ada.begin();
    expect((await ada.signIn().navigate(startUrl)).status).toBe(status);
  }
});
