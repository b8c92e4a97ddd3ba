import { clientHeader, ownerHeader, pathTo, routes, type RouteName } from '@kit/protocol';
import { describe, expect, test } from 'vitest';
import { baseUrl, codeOf, type TestBrowser } from '../browser.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';
import { accessOf, openWorld, page, site } from './trustedOrigin.fixture.ts';

const body = { application: 'linkedin' };
const x = 'x'.repeat(43);

/** Origins that look like `page`, or are not one. */
const lookAlikes = [
  '*',
  '',
  'https://evil.example',
  `${page}.evil.example`,
  'https://evil-www.example.com',
  'https://wwwXexample.com',
  'https://example.com',
  'https://sub.www.example.com',
  'https://www.example.co',
  'http://www.example.com',
  `${page}:8443`,
  `${page}:443`,
  `${page}/`,
  `${page}.`,
  'https://WWW.EXAMPLE.COM',
  'HTTPS://www.example.com',
  'https://ada@www.example.com',
  'https://www.example.com@evil.example',
  'https://www.example.com%2eevil.example',
  'https://www.ex\u0430mple.com', // a Cyrillic letter
  'https://www.xn--exmple-4nf.com',
  `${page}, https://evil.example`,
  `${page} https://evil.example`,
];

const windowRoutes: RouteName[] = ['startAttempt', 'receiveCallback', 'openLink', 'answerLink'];
const names = Object.keys(routes).filter((name): name is RouteName => Object.hasOwn(routes, name));
const scriptRoutes = names.filter((name) => name !== 'receiveWebhook' && !windowRoutes.includes(name));

const granted = {
  'access-control-allow-origin': page,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'Date, Retry-After',
};

/** The UTF-8 bytes of a text, as `Headers` takes them. */
const asBytes = (text: string) => Buffer.from(text).toString('latin1');

function preflight(
  world: World,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const request = new Request(baseUrl + path, { method: 'OPTIONS' });
  for (const [name, value] of Object.entries({
    origin: page,
    'access-control-request-method': method,
    'access-control-request-headers': `content-type,${clientHeader},${ownerHeader}`,
    ...headers,
  }))
    request.headers.set(
      name,
      encodeURI(value).replaceAll(/%(25|20)/g, (part) => decodeURI(part)),
    );
  return world.connect.handler(request);
}

describe('a preflight', () => {
  test('of a trusted origin is accepted for every route that a script calls', async () => {
    const world = await openWorld();
    for (const name of scriptRoutes) {
      const { method } = routes[name];
      const response = await preflight(world, method, pathTo(name, x));
      expect(response.status, name).toBe(204);
      expect(accessOf(response), name).toEqual({
        ...granted,
        'access-control-allow-methods': method,
        'access-control-allow-headers': `content-type,${clientHeader},${ownerHeader}`,
        'access-control-max-age': '600',
      });
      // A cache must not give the answer for one origin to another.
      expect(response.headers.get('vary')).toContain('Origin');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toBe('');
    }
    expect(world.events).toEqual([]);
  });

  test.each([...windowRoutes, 'receiveWebhook'] as const)('for %s is refused', async (name) => {
    const world = await openWorld();
    const response = await preflight(world, routes[name].method, pathTo(name, x));
    expect([response.status, accessOf(response)]).toEqual([405, {}]);
  });

  test.each([
    ['another method of the path', 'PUT', '/connections'],
    ['an unknown path', 'GET', '/unknown'],
  ])('for %s is refused', async (_, method, path) => {
    const response = await preflight(await openWorld(), method, path);
    expect([response.status >= 404, accessOf(response)]).toEqual([true, {}]);
  });

  test('other methods than OPTIONS and an OPTIONS without a method are not one', async () => {
    const { connect } = await openWorld();
    const asked = { origin: page, 'access-control-request-method': 'GET' };
    const put = await connect.handler(
      new Request(`${baseUrl}/connections`, { method: 'PUT', headers: asked }),
    );
    expect([put.status, accessOf(put)]).toEqual([405, {}]);
    const plain = await connect.handler(
      new Request(`${baseUrl}/connections`, { method: 'OPTIONS', headers: { origin: page } }),
    );
    expect([plain.status, accessOf(plain)]).toEqual([405, {}]);
  });

  test('may ask for the headers of monitoring tools, and not for anything else', async () => {
    const world = await openWorld();
    const ask = async (headers: string) => {
      const response = await preflight(world, 'POST', '/attempts', {
        'access-control-request-headers': headers,
      });
      return accessOf(response)['access-control-allow-headers'];
    };
    expect(await ask('authorization, baggage,sentry-trace')).toBe('authorization, baggage,sentry-trace');
    const usual = `Content-Type, ${clientHeader}, ${ownerHeader}`;
    const plain = { origin: page, 'access-control-request-method': 'POST' };
    const without = new Request(`${baseUrl}/attempts`, { method: 'OPTIONS', headers: plain });
    expect(accessOf(await world.connect.handler(without))['access-control-allow-headers']).toBe(usual);
    for (const other of ['', '*', 'a;b', 'a,,b', 'a b', 'a,', ',a'])
      expect(await ask(other), other).toBe(usual);
  });

  test.each(lookAlikes)('of %j gives no access, and is reported', async (origin) => {
    const world = await openWorld();
    const response = await preflight(world, 'POST', '/attempts', { origin });
    expect([response.status, accessOf(response), await codeOf(response)]).toEqual([
      403,
      {},
      'foreign_origin',
    ]);
    const reference: unknown = expect.stringMatching(/^[\w-]{12}$/);
    expect(world.events).toMatchObject([{ type: 'origin.rejected', code: 'foreign_origin', reference }]);
    expect(response.headers.get('vary')).toContain('Origin');
  });

  test('without the option gives no access, and is reported', async () => {
    const world = await createWorld();
    const response = await preflight(world, 'POST', '/attempts');
    expect([response.status, accessOf(response), await codeOf(response)]).toEqual([
      403,
      {},
      'foreign_origin',
    ]);
    expect(world.events).toMatchObject([{ type: 'origin.rejected', code: 'foreign_origin' }]);
  });
});

describe('a call of a page on a trusted origin', () => {
  const calls: [
    string,
    (ada: TestBrowser, headers: Record<string, string | undefined>) => Promise<Response>,
  ][] = [
    ['GET /connections', (ada, headers) => ada.call('GET', '/connections', undefined, headers)],
    ['GET /applications', (ada, headers) => ada.call('GET', '/applications', undefined, headers)],
    ['POST /attempts', (ada, headers) => ada.call('POST', '/attempts', body, headers)],
    ['a refused POST', (ada, headers) => ada.call('POST', '/attempts', {}, headers)],
    ['PATCH', (ada, headers) => ada.call('PATCH', `/connections/${x}`, { label: 'x' }, headers)],
    ['DELETE', (ada, headers) => ada.call('DELETE', `/connections/${x}`, undefined, headers)],
    ['a status', (ada, headers) => ada.call('GET', `/attempts/${x}`, undefined, headers)],
  ];

  test.each(calls)('%s is answered, and the page may read the answer', async (_, send) => {
    const world = await openWorld();
    const ada = world.browser('ada');
    const own = await send(ada, {});
    const response = await send(ada, site);
    expect(response.status).toBe(own.status);
    expect(accessOf(own)).toEqual({});
    expect(accessOf(response)).toEqual(granted);
    expect(accessOf(await send(ada, { ...site, origin: 'https://admin.example.com' }))).toEqual({
      ...granted,
      'access-control-allow-origin': 'https://admin.example.com',
    });
    // Browsers without Sec-Fetch-Site.
    expect((await send(ada, { ...site, 'sec-fetch-site': undefined })).status).toBe(own.status);
  });

  test.each(calls)(
    '%s on another site is refused with the reason, which the page may read',
    async (_, send) => {
      const world = await openWorld();
      const response = await send(world.browser('ada'), { ...site, 'sec-fetch-site': 'cross-site' });
      expect([response.status, await codeOf(response)]).toEqual([403, 'cross_site']);
      expect(accessOf(response)).toEqual(granted);
      expect(world.events).toMatchObject([{ type: 'origin.rejected', code: 'cross_site' }]);
    },
  );

  test.each(lookAlikes)('a call of %j gives no access', async (origin) => {
    const world = await openWorld();
    const ada = world.browser('ada');
    const headers = { ...site, origin: asBytes(origin) };
    const list = await ada.call('GET', '/connections', undefined, headers);
    expect(accessOf(list)).toEqual({});
    for (const sent of [headers, { ...headers, 'sec-fetch-site': undefined }]) {
      const post = await ada.call('POST', '/attempts', body, sent);
      expect([post.status, await codeOf(post), accessOf(post)]).toEqual([403, 'foreign_origin', {}]);
      const form = await ada.submit('/attempts', body, sent);
      expect([form.status, await codeOf(form)]).toEqual([403, 'foreign_origin']);
    }
    expect(ada.cookies).toEqual([]);
  });

  test.each(['none', 'Same-Site', 'unknown'])('Sec-Fetch-Site: %s is not enough', async (word) => {
    const ada = (await openWorld()).browser('ada');
    const response = await ada.call('POST', '/attempts', body, { ...site, 'sec-fetch-site': word });
    expect([response.status, await codeOf(response)]).toEqual([403, 'foreign_origin']);
  });

  test('a page of the site that names no origin is refused', async () => {
    const ada = (await openWorld()).browser('ada');
    const response = await ada.call('POST', '/attempts', body, { ...site, origin: undefined });
    expect([response.status, await codeOf(response)]).toEqual([403, 'foreign_origin']);
  });

  test('a form of a page that is not hydrated yet begins a sign-in', async () => {
    const world = await openWorld();
    const ada = world.browser('ada');
    const form = await ada.submit('/attempts', { ...body, mode: 'redirect', returnTo: '/settings' }, site);
    expect(form.status).toBe(303);
    const started = await ada.navigate(form.headers.get('location') ?? '', { 'sec-fetch-site': 'same-site' });
    expect(started.headers.get('location')).toContain('/identity/create?token=');
  });
});
