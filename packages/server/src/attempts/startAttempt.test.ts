import { describe, expect, test } from 'vitest';
import { baseUrl, codeOf } from '../browser.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';

async function expectUntouched(world: World, attemptId: string): Promise<void> {
  expect(await world.attempt(attemptId)).toMatchObject({
    outcome: null,
    startedAt: null,
    stateHash: null,
  });
  expect(world.emulator.log()).toEqual([]);
}

/** An address that was pasted into the address bar. */
const pasted = { 'sec-fetch-site': 'none' };

describe('another browser or another user cannot start', () => {
  test('another browser with another user gets no redirect and no cookie', async () => {
    const world = await createWorld();
    const { attemptId, startUrl } = await world.browser('mallory').begin();
    const victim = world.browser('ada');
    const response = await victim.navigate(startUrl, pasted);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('This sign-in was started in another browser');
    expect(victim.cookies).toEqual([]);
    await expectUntouched(world, attemptId);
  });

  test('a cookie that is lost between the app and the start link is reported as such', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId, startUrl } = await ada.begin();
    ada.jar.delete('__Host-connect');
    const lost = await ada.navigate(startUrl);
    expect([lost.status, await codeOf(lost)]).toEqual([403, 'cookie_missing']);
    expect(world.events.at(-1)).toMatchObject({
      type: 'start.rejected',
      code: 'cookie_missing',
      message: expect.stringContaining('proxy or CDN'),
    });
    await expectUntouched(world, attemptId);
    // An unknown attempt has the same answer, and other navigations do not.
    const unknown = await ada.navigate(startUrl.replace(attemptId, 'x'.repeat(43)));
    expect(await codeOf(unknown)).toBe('cookie_missing');
    expect(await codeOf(await ada.navigate(startUrl, pasted))).toBe('wrong_browser');
  });

  test('another browser of the same user is refused', async () => {
    const world = await createWorld();
    const { attemptId, startUrl } = await world.browser('ada').begin();
    const other = world.browser('ada');
    await other.begin();
    expect((await other.navigate(startUrl)).status).toBe(403);
    await expectUntouched(world, attemptId);
  });

  test('the same browser with another user is refused', async () => {
    const world = await createWorld();
    const browser = world.browser('ada');
    const { attemptId, startUrl } = await browser.begin();
    const response = await browser.signIn('bob').navigate(startUrl);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('started by another user');
    await expectUntouched(world, attemptId);
    expect((await browser.signIn('ada').navigate(startUrl)).status).toBe(303);
  });

  test('a user with the same id in another tenant is refused', async () => {
    const world = await createWorld();
    const browser = world.browser('acme:ada');
    const { attemptId, startUrl } = await browser.begin();
    expect((await browser.signIn('umbrella:ada').navigate(startUrl)).status).toBe(403);
    await expectUntouched(world, attemptId);
  });

  test('an unknown attempt gets the same response as an attempt of another user', async () => {
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
    ['an image', { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a frame', { 'sec-fetch-dest': 'iframe' }, 403],
    ['a script', { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' }, 403],
    ['a script of the app', { 'sec-fetch-mode': 'same-origin', 'sec-fetch-dest': 'document' }, 403],
    ['a mode that is not a navigation', { 'sec-fetch-mode': 'cors' }, 403],
    ['an embedded object', { 'sec-fetch-dest': 'object' }, 403],
    ['a prefetch', { 'sec-purpose': 'prefetch;prerender' }, 503],
    ['a prefetch of an older browser', { purpose: 'prefetch' }, 503],
    ['a link on another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a link on another subdomain', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s', async (_, headers, status) => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId, startUrl } = await ada.begin();
    expect((await ada.navigate(startUrl, headers)).status).toBe(status);
    await expectUntouched(world, attemptId);
    expect((await ada.navigate(startUrl)).status).toBe(303);
  });

  test('a refused prefetch does not stop the browser from prefetching the app', async () => {
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
    ['a navigation through the service worker of the app', { 'sec-fetch-dest': 'empty' }],
    ['the same in Firefox', { 'sec-fetch-mode': 'same-origin', 'sec-fetch-dest': 'empty' }],
    [
      'a browser without these headers',
      { 'sec-fetch-site': undefined, 'sec-fetch-mode': undefined, 'sec-fetch-dest': undefined },
    ],
  ])('but %s starts the attempt', async (_, headers) => {
    const ada = (await createWorld()).browser('ada');
    expect((await ada.navigate((await ada.begin()).startUrl, headers)).status).toBe(303);
  });
});

test('without a signed-in user, the cookie is enough unless a session is required', async () => {
  for (const [callbackSession, status] of [
    ['if-present', 303],
    ['required', 401],
  ] as const) {
    const world = await createWorld({ connect: { callbackSession } });
    const ada = world.browser('ada');
    const { startUrl } = await ada.begin();
    const response = await ada.signIn().navigate(startUrl);
    expect(response.status).toBe(status);
    expect((await response.text()).includes('Try again')).toBe(status === 401);
  }
});

test('the redirect keeps the link between the popup and its opener', async () => {
  const ada = (await createWorld()).browser('ada');
  const { headers } = await ada.navigate((await ada.begin()).startUrl);
  expect(headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
});
