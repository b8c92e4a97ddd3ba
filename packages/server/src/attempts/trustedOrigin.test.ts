import { describe, expect, test } from 'vitest';
import { baseUrl, bodyOf, codeOf, publicUrl } from '../browser.fixture.ts';
import { accessOf, openWorld, page, site } from '../request/trustedOrigin.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';

const body = { application: 'linkedin' };
const x = 'x'.repeat(43);

/** Follows a sign-in from the page to the callback. */
async function connectFrom(world: World, fields: object): Promise<Response> {
  const ada = world.browser('ada');
  const created = await bodyOf(await ada.call('POST', '/attempts', { ...body, ...fields }, site));
  expect(created.startUrl).toBe(`${baseUrl}/start/${String(created.attemptId)}`);
  expect(ada.cookies).toEqual([
    expect.stringMatching(
      /^__Host-connect=[\w-]{43}; Path=\/; Max-Age=1800; HttpOnly; SameSite=Lax; Secure$/,
    ),
  ]);
  const started = await ada.navigate(String(created.startUrl), { 'sec-fetch-site': 'same-site' });
  const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
  const { redirectUrl } = world.emulator.completeSignIn(token);
  expect(redirectUrl).toContain(`${baseUrl}/callback/`);
  const response = await ada.navigate(redirectUrl ?? '', { 'sec-fetch-site': 'cross-site' });
  expect(accessOf(response)).toEqual({});
  expect(await world.attempt(String(created.attemptId))).toMatchObject({
    origin: publicUrl,
    appOrigin: page,
  });
  return response;
}

describe('a sign-in that a page on a trusted origin began', () => {
  test('posts to that page, and links back to it', async () => {
    const response = await connectFrom(await openWorld(), { returnTo: '/settings?tab=2' });
    const html = await response.text();
    expect(html).toContain(`"origin":"${page}"`);
    expect(html).toContain(`href="${page}/settings?tab=2"`);
  });

  test.each([
    ['/settings?tab=2#list', `${page}/settings?tab=2#list`],
    [`${page}/settings`, `${page}/settings`],
    [undefined, `${page}/`],
    ['//evil.example', `${page}/`],
    ['/\\evil.example', `${page}/`],
    ['https://evil.example/x', `${page}/`],
    [`${page}.evil.example/x`, `${page}/`],
    [`${page}@evil.example/x`, `${page}/`],
    [`${publicUrl}/x`, `${page}/`],
    ['https://admin.example.com/x', `${page}/`],
    ['javascript:alert(1)', `${page}/`],
  ])('returns from %j to %s', async (returnTo, location) => {
    const response = await connectFrom(await openWorld(), { mode: 'redirect', returnTo });
    expect([response.status, response.headers.get('location')]).toEqual([303, location]);
  });

  test('returns to `defaultReturnTo` on the page, or to its own URL', async () => {
    const locations = ['/accounts', 'https://admin.example.com/accounts'].map(async (defaultReturnTo) => {
      const world = await openWorld({ connect: { defaultReturnTo } });
      return (await connectFrom(world, { mode: 'redirect' })).headers.get('location');
    });
    expect(await Promise.all(locations)).toEqual([`${page}/accounts`, 'https://admin.example.com/accounts']);
  });

  test('names a refusal in the URL of the page', async () => {
    const world = await openWorld();
    const ada = world.browser('ada');
    const created = await bodyOf(
      await ada.call('POST', '/attempts', { ...body, mode: 'redirect', returnTo: '/a?b=1#c' }, site),
    );
    world.advance(31 * 60_000);
    const response = await ada.navigate(String(created.startUrl), { 'sec-fetch-site': 'same-site' });
    expect(response.headers.get('location')).toBe(`${page}/a?b=1&connect_error=attempt_expired#c`);
  });

  test('cannot start from another site, and one of the own origin not from another page of the site', async () => {
    const world = await openWorld();
    const ada = world.browser('ada');
    const trusted = await bodyOf(await ada.call('POST', '/attempts', body, site));
    const own = await ada.begin();
    for (const [url, from, code] of [
      [String(trusted.startUrl), 'cross-site', 'foreign_origin'],
      [own.startUrl, 'same-site', 'foreign_origin'],
      [own.startUrl, 'cross-site', 'foreign_origin'],
      [`${baseUrl}/start/${x}`, 'same-site', 'foreign_origin'],
    ] as const) {
      const response = await ada.navigate(url, { 'sec-fetch-site': from });
      expect([response.status, await codeOf(response)], `${url} ${from}`).toEqual([403, code]);
    }
    expect(world.calls()).toEqual({});
    expect(await world.attempt(own.attemptId)).toMatchObject({ appOrigin: null, returnTo: '/' });
    for (const url of [String(trusted.startUrl), own.startUrl])
      expect((await ada.navigate(url)).status).toBe(303);
  });

  test('needs the cookie of the browser that began it, as everywhere', async () => {
    const world = await openWorld();
    const created = await bodyOf(await world.browser('mallory').call('POST', '/attempts', body, site));
    const ada = world.browser('ada');
    const navigate = () => ada.navigate(String(created.startUrl), { 'sec-fetch-site': 'same-site' });
    expect(await codeOf(await navigate())).toBe('cookie_missing');
    ada.jar.set('__Host-connect', x);
    const response = await navigate();
    expect([response.status, await codeOf(response)]).toEqual([403, 'wrong_browser']);
  });

  test.each(['start', 'callback', 'confirm'])(
    'ends at the %s if its origin is no longer trusted',
    async (step) => {
      const world = await openWorld();
      const later = await createWorld({ connect: { store: world.store, hostedUrl: world.anchorUrl } });
      const ada = world.browser('ada');
      const created = await bodyOf(await ada.call('POST', '/attempts', body, site));
      const { startUrl } = created;
      const started = await ada.navigate(String(startUrl), { 'sec-fetch-site': 'same-site' });
      const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
      const { identityId, redirectUrl } = world.emulator.completeSignIn(token);

      const browser = later.browser('ada');
      for (const [name, value] of ada.jar) browser.jar.set(name, value);
      const response =
        step === 'confirm'
          ? await browser.call('POST', `/attempts/${String(created.attemptId)}/confirm`, { identityId })
          : await browser.navigate(step === 'start' ? String(startUrl) : (redirectUrl ?? ''));
      expect([response.status, await codeOf(response)]).toEqual([403, 'foreign_origin']);
      expect(await later.connections('ada')).toEqual([]);
      expect(later.calls()).toEqual({});
    },
  );
});
