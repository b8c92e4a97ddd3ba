import { describe, expect, test } from 'vitest';
import { codeOf, publicUrl, type TestBrowser } from '../browser.fixture.ts';
import { browserOn, customer, openOrigins, second } from '../request/publicOrigin.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';

const cross = { 'sec-fetch-site': 'cross-site' };

/** Gives one browser the cookies of another, as an attacker who has received them. */
function steal(from: TestBrowser, to: TestBrowser): TestBrowser {
  for (const [name, value] of from.jar) to.jar.set(name, value);
  return to;
}

async function expectUntouched(world: World, attemptId: string): Promise<void> {
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, verifications: 0 });
  expect(await world.connections('ada')).toEqual([]);
}

describe('an attempt stays on the origin where it began', () => {
  test.each([publicUrl, second, customer, 'https://pr-7.previews.example.com'])('%s', async (origin) => {
    const { world } = await openOrigins();
    const ada = browserOn(world, origin);
    const { callbackUrl, attemptId, startUrl, response } = await world.finish(ada, {
      application: 'linkedin',
      returnTo: `${origin}/settings`,
    });
    expect(startUrl).toBe(`${origin}/api/connect/start/${attemptId}`);
    expect(callbackUrl).toContain(`${origin}/api/connect/callback/`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain(`"origin":"${origin}"`);
    expect(html).toContain('href="/settings"');
    expect(await world.connections('ada')).toHaveLength(1);
    expect(ada.cookies).toEqual([expect.stringMatching(/^__Host-connect=.*; Secure$/)]);
  });

  test('on http at localhost beside https, each with its own cookie', async () => {
    const local = 'http://localhost:3000';
    const { world } = await openOrigins({
      connect: { publicUrl: [publicUrl, local] },
      emulator: { settings: { allowLoopbackCallbacks: true } },
    });
    const ada = browserOn(world, local);
    await world.finish(ada);
    expect(ada.cookies).toEqual([expect.stringMatching(/^connect=.*SameSite=Lax$/)]);
  });

  test.each<[string, string]>([
    [customer, publicUrl],
    [publicUrl, second],
    [publicUrl, customer],
  ])('from %s, nothing works on %s, even with its cookies', async (origin, other) => {
    const { world } = await openOrigins();
    const ada = browserOn(world, origin);
    const { startUrl, callbackUrl, attemptId, identityId } = await world.arrive(ada);
    const thief = steal(ada, browserOn(world, other));
    world.emulator.clearLog();
    const there = (url: string) => url.replace(origin, other);
    for (const response of [
      await thief.navigate(there(callbackUrl), cross),
      await thief.navigate(there(startUrl)),
      await thief.call('POST', `/attempts/${attemptId}/confirm`, { identityId }),
    ])
      expect([response.status, await codeOf(response)]).toEqual([403, 'wrong_browser']);
    expect(world.calls()).toEqual({});
    await expectUntouched(world, attemptId);

    expect((await ada.navigate(callbackUrl, cross)).status).toBe(200);
    expect(await world.connections('ada')).toHaveLength(1);
  });

  test('a domain that is removed during the attempt receives nothing, and neither does who took it over', async () => {
    const { world, domains } = await openOrigins();
    const ada = browserOn(world, customer);
    const { startUrl, callbackUrl, attemptId, identityId } = await world.arrive(ada);
    domains.delete(customer);
    world.emulator.clearLog();
    for (const response of [
      await ada.navigate(callbackUrl, cross),
      await ada.navigate(startUrl),
      await ada.call('POST', `/attempts/${attemptId}/confirm`, { identityId }),
      await ada.call('GET', `/attempts/${attemptId}`),
    ])
      expect([response.status, await codeOf(response)]).toEqual([403, 'unknown_host']);
    // The browser sends its cookies to the new owner of the domain, who tries them elsewhere.
    const thief = steal(ada, browserOn(world, publicUrl));
    const replayed = await thief.navigate(callbackUrl.replace(customer, publicUrl), cross);
    expect([replayed.status, await codeOf(replayed)]).toEqual([403, 'wrong_browser']);
    expect(world.calls()).toEqual({});
    await expectUntouched(world, attemptId);
  });

  test('from an older release, it is on the first origin', async () => {
    const { world } = await openOrigins();
    const create = world.store.createAttempt.bind(world.store);
    world.store.createAttempt = (attempt, limits) => create({ ...attempt, origin: null }, limits);
    const ada = browserOn(world, publicUrl);
    expect((await world.finish(ada)).response.status).toBe(200);
    const other = browserOn(world, second);
    const { startUrl } = await other.begin();
    expect(await codeOf(await other.navigate(startUrl))).toBe('wrong_browser');
  });

  test('a changed `publicUrl` ends it', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { callbackUrl, attemptId } = await world.arrive(ada);
    const moved = await createWorld({ connect: { store: world.store, publicUrl: second } });
    const response = await steal(ada, moved.browser('ada')).navigate(callbackUrl, cross);
    expect([response.status, await codeOf(response)]).toEqual([403, 'wrong_browser']);
    await expectUntouched(world, attemptId);
  });
});

describe('a connect link', () => {
  test('leads to the first origin, or to the one that the app names', async () => {
    const { world } = await openOrigins();
    const request = await world.connect.request({ userId: 'ada', application: 'linkedin' });
    const requestId = request.id ?? '';
    const path = `/api/connect/ask/${requestId}`;
    expect(world.connect.publicUrl).toBe(publicUrl);
    expect(world.connect.createLink({ requestId })).toBe(publicUrl + path);
    for (const origin of [second, customer, 'https://pr-7.previews.example.com'])
      expect(world.connect.createLink({ requestId, origin })).toBe(origin + path);

    const link = world.connect.createLink({ requestId, origin: customer });
    const ada = browserOn(world, customer);
    expect(await (await ada.navigate(link)).text()).toContain(`action="${path}"`);
    const begun = await ada.submit(`/ask/${requestId}`, { answer: 'connect' }, { origin: customer });
    expect(begun.headers.get('location')).toContain(`${customer}/api/connect/start/`);
  });

  test.each<[string[] | string, unknown, RegExp]>([
    [publicUrl, second, /createLink: origin is not in publicUrl: https:\/\/app\.example\.org\./],
    [[publicUrl, second], customer, /is not in publicUrl/],
    [
      [publicUrl, 'https://pr-*.previews.example.com'],
      'https://x.previews.example.com',
      /is not in publicUrl/,
    ],
    [[publicUrl, second], 'https://undefined', /createLink: origin contains "undefined"/],
    [[publicUrl, second], `${second}/path`, /createLink: origin has more than an origin/],
    [[publicUrl, second], '', /createLink: origin is missing/],
  ])('with %j does not lead to %j', async (list, origin, message) => {
    const { connect } = await createWorld({ connect: { publicUrl: list } });
    const about = { requestId: 'x'.repeat(43), origin };
    expect(() => Reflect.apply(connect.createLink, undefined, [about])).toThrow(message);
    expect(connect.createLink({ requestId: about.requestId, origin: publicUrl })).toContain(publicUrl);
  });
});
