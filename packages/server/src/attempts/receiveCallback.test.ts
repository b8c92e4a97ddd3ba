import { describe, expect, test } from 'vitest';
import { baseUrl, codeOf } from '../browser.fixture.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import { createWorld, type Arrival, type World } from '../world.fixture.ts';

/** A world in which Ada is about to come back from the hosted page. */
async function arrived(options: Parameters<typeof createWorld>[0] = {}, body?: Record<string, unknown>) {
  const world = await createWorld(options);
  const ada = world.browser('ada');
  const arrival = await world.arrive(ada, body);
  const before = await world.attempt(arrival.attemptId);
  world.emulator.clearLog();
  return { world, ada, arrival, before };
}

/** Asserts that nothing was spent: the right browser still completes. */
async function expectUntouched(
  { world, arrival, before }: { world: World; arrival: Arrival; before: AttemptRecord },
  calls = {},
): Promise<void> {
  expect(await world.attempt(arrival.attemptId)).toEqual(before);
  expect(await world.connections('ada')).toEqual([]);
  expect(world.calls()).toEqual(calls);
}

describe('a malformed query is refused before anything else', () => {
  const id = '7b1d0c1e-9b5f-4f57-8f4c-1f3f2f6f9a10';
  test.each([
    ['nothing', ''],
    ['no identity', '?status=success'],
    ['no status', `?identity_id=${id}`],
    ['the older name', `?identityId=${id}&status=success`],
    ['two identities', `?identity_id=${id}&identity_id=${id}&status=success`],
    ['two statuses', `?identity_id=${id}&status=success&status=success`],
    ['an array', `?identity_id[]=${id}&status=success`],
    ['not a UUID', '?identity_id=../applications&status=success'],
    ['an encoded slash', `?identity_id=${id}%2f..&status=success`],
    ['an empty identity', '?identity_id=&status=success'],
  ])('%s', async (_, query) => {
    const about = await arrived();
    const url = about.arrival.callbackUrl.split('?')[0] + query;
    const response = await about.ada.navigate(url);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('The result of the sign-in was incomplete');
    await expectUntouched(about);
    expect((await about.ada.navigate(about.arrival.callbackUrl)).status).toBe(200);
  });
});

describe('only the browser and the user that started the attempt can finish it', () => {
  test('a callback opened by another user stores nothing, calls nothing and leaves the attempt open', async () => {
    const about = await arrived();
    const victim = about.world.browser('bob');
    await victim.begin();
    const response = await victim.navigate(about.arrival.callbackUrl);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('This sign-in was started in another browser');
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.getSetCookie()).toEqual([]);
    await expectUntouched(about);
    expect(await about.world.connections('bob')).toEqual([]);
    expect((await about.ada.navigate(about.arrival.callbackUrl)).status).toBe(200);
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['no cookie', { cookie: undefined }],
    ['no binding cookie', { cookie: 'session=ada' }],
    ['a wrong secret', { cookie: `session=ada; __Host-connect=${'x'.repeat(43)}` }],
    ['the unprefixed name, as a subdomain could set it', { cookie: 'connect' }],
    ['two secrets', { cookie: 'twice' }],
  ])('%s and an unknown state get the same response', async (_, headers) => {
    const about = await arrived();
    const secret = about.ada.jar.get('__Host-connect');
    const cookies: Record<string, string> = {
      connect: `session=ada; connect=${secret}`,
      twice: `session=ada; __Host-connect=${secret}; __Host-connect=${secret}`,
    };
    const cookie = cookies[headers.cookie ?? ''] ?? headers.cookie;
    const unknown = about.arrival.callbackUrl.replace(about.arrival.state, 'y'.repeat(43));
    const [refused, absent] = await Promise.all(
      [
        await about.ada.navigate(about.arrival.callbackUrl, { cookie }),
        await about.ada.navigate(unknown),
      ].map(async (one) => ({
        status: one.status,
        headers: [...one.headers],
        body: (await one.text()).replace(/Reference [\w-]+/, ''),
      })),
    );
    expect(refused?.status).toBe(403);
    expect(refused).toEqual(absent);
    await expectUntouched(about);
  });

  test('the same browser is refused with another user, or with the same user id in another tenant', async () => {
    const about = await arrived();
    for (const user of ['bob', 'acme:ada']) {
      const response = await about.ada.signIn(user).navigate(about.arrival.callbackUrl);
      expect(response.status).toBe(403);
      await expectUntouched(about);
    }
    expect((await about.ada.signIn('ada').navigate(about.arrival.callbackUrl)).status).toBe(200);
  });

  test.each([
    ['if-present', 200],
    ['required', 401],
  ] as const)('without a signed-in user, session %s: %i', async (callbackSession, status) => {
    const { ada, arrival, world } = await arrived({ connect: { callbackSession } });
    expect((await ada.signIn().navigate(arrival.callbackUrl)).status).toBe(status);
    expect(await world.connections('ada')).toHaveLength(status === 200 ? 1 : 0);
  });

  test('a session that cannot be read is an error, and does not count as signed out', async () => {
    let works = true;
    const about = await arrived({
      connect: {
        getUser() {
          if (!works) throw new Error('the session store is down');
          return { id: 'ada' };
        },
      },
    });
    works = false;
    const response = await about.ada.navigate(about.arrival.callbackUrl);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    await expectUntouched(about);
    works = true;
    expect((await about.ada.navigate(about.arrival.callbackUrl)).status).toBe(200);
  });

  test('a database that is down for a moment leaves the attempt open, with a page to reload', async () => {
    const about = await arrived();
    const { store } = about.world;
    const healthy = { ...store };
    store.updateAttempt = () => Promise.reject(Object.assign(new Error('down'), { code: '57P01' }));
    const response = await about.ada.navigate(about.arrival.callbackUrl);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.text()).toContain('Try again');
    await expectUntouched(about);
    store.updateAttempt = (...update) => healthy.updateAttempt(...update);
    expect((await about.ada.navigate(about.arrival.callbackUrl)).status).toBe(200);
  });

  test('hundreds of callbacks without the cookie cause no calls to Anchor', async () => {
    const about = await arrived();
    const stranger = about.world.browser();
    const all = await Promise.all(
      Array.from({ length: 300 }, () => stranger.navigate(about.arrival.callbackUrl)),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([403]));
    await expectUntouched(about);
  });
});

describe('a request that is not a navigation has no effect', () => {
  test.each<[string, Record<string, string>, number]>([
    ['a prefetch', { 'sec-purpose': 'prefetch' }, 503],
    ['a picture', { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a frame', { 'sec-fetch-dest': 'iframe' }, 403],
  ])('%s', async (_, headers, status) => {
    const about = await arrived();
    expect((await about.ada.navigate(about.arrival.callbackUrl, headers)).status).toBe(status);
    await expectUntouched(about);
    expect((await about.ada.navigate(about.arrival.callbackUrl)).status).toBe(200);
  });

  test('HEAD', async () => {
    const about = await arrived();
    const path = about.arrival.callbackUrl.slice(baseUrl.length);
    expect((await about.ada.call('HEAD', path)).status).toBe(204);
    await expectUntouched(about);
  });
});

describe('a finished attempt returns its stored outcome', () => {
  test('a repeated callback gets the same response without a call to Anchor', async () => {
    const { world, ada, arrival } = await arrived();
    const first = await ada.navigate(arrival.callbackUrl);
    world.emulator.clearLog();
    world.advance(3_600_000);
    const second = await ada.navigate(arrival.callbackUrl);
    expect([second.status, await second.text()]).toEqual([first.status, await first.text()]);
    expect(world.calls()).toEqual({});
    expect(await world.connections('ada')).toHaveLength(1);
  });

  test('reloading the relay page without its query returns the stored outcome', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { callbackUrl } = await world.arrive(ada);
    const [address = ''] = callbackUrl.split('?');
    expect((await ada.navigate(address)).status).toBe(400);
    await ada.navigate(callbackUrl);
    expect((await ada.navigate(address)).status).toBe(200);

    const { callbackUrl: cancelled } = await world.arrive(ada);
    await ada.navigate(cancelled.replace('status=success', 'status=cancelled'));
    expect(await codeOf(await ada.navigate(cancelled.split('?')[0] ?? ''))).toBe('attempt_cancelled');
  });

  test('another identity is refused', async () => {
    const { world, ada, arrival } = await arrived();
    await ada.navigate(arrival.callbackUrl);
    world.emulator.clearLog();
    const other = arrival.callbackUrl.replace(arrival.identityId, crypto.randomUUID());
    const response = await ada.navigate(other);
    expect([response.status, await codeOf(response)]).toEqual([409, 'attempt_used']);
    expect(world.calls()).toEqual({});
    expect(await world.attempt(arrival.attemptId)).toMatchObject({ identityId: arrival.identityId });
  });

  test('a late cancellation is refused and changes nothing', async () => {
    const { world, ada, arrival } = await arrived();
    await ada.navigate(arrival.callbackUrl);
    const response = await ada.navigate(arrival.callbackUrl.replace('success', 'cancelled'));
    expect([response.status, await codeOf(response)]).toEqual([409, 'attempt_used']);
    expect(await world.attempt(arrival.attemptId)).toMatchObject({ outcome: 'connected' });
    expect(await world.connections('ada')).toHaveLength(1);
  });

  test('a repeated callback after a disconnect does not restore the connection', async () => {
    const { world, ada, arrival } = await arrived();
    await ada.navigate(arrival.callbackUrl);
    const [connection] = await world.connections('ada');
    await ada.call('DELETE', `/connections/${connection?.id}`);
    expect((await ada.navigate(arrival.callbackUrl)).status).toBe(200);
    expect(await world.connections('ada')).toEqual([]);
  });

  test('a late callback is refused as expired without a call to Anchor', async () => {
    const { world, ada, arrival } = await arrived();
    world.advance(30 * 60_000);
    for (let i = 0; i < 2; i++) {
      const response = await ada.navigate(arrival.callbackUrl);
      expect([response.status, await codeOf(response)]).toEqual([410, 'attempt_expired']);
    }
    expect(await world.attempt(arrival.attemptId)).toMatchObject({ outcome: 'expired' });
    expect(world.calls()).toEqual({});
  });

  test('in redirect mode, a refusal redirects to returnTo with only the error code added', async () => {
    const body = { application: 'linkedin', mode: 'redirect', returnTo: '/a?b=1%20+2&flag#c' };
    const { ada, arrival } = await arrived({}, body);
    const response = await ada.navigate(arrival.callbackUrl.replace('success', 'cancelled'));
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/a?b=1%20+2&flag&connect_error=attempt_cancelled#c');
  });
});
