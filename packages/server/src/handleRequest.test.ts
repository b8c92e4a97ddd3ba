import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { frame, handOver } from './attempts/completionCode.fixture.ts';
import { baseUrl, codeOf, type TestBrowser } from './browser.fixture.ts';
import { askIn, press } from './links/links.fixture.ts';
import { createWorld, type Arrival, type World } from './world.fixture.ts';

interface Scene {
  world: World;
  ada: TestBrowser;
  arrival: Arrival;
}

const x = 'x'.repeat(43);
const body = { application: 'linkedin' };

/** An answer of every route, for every kind of outcome. `cookie` marks responses that may set one. */
const answers: [string, number, (scene: Scene) => Promise<Response>, 'cookie'?][] = [
  ['an attempt', 201, ({ ada }) => ada.call('POST', '/attempts', body), 'cookie'],
  ['an attempt by form', 303, ({ ada }) => ada.submit('/attempts', body), 'cookie'],
  ['an attempt refused', 400, ({ ada }) => ada.call('POST', '/attempts', {})],
  ['a form refused', 400, ({ ada }) => ada.submit('/attempts', {})],
  ['an attempt without a session', 401, ({ world }) => world.browser().call('POST', '/attempts', body)],
  ['a start', 303, async ({ ada }) => ada.navigate((await ada.begin()).startUrl)],
  ['a second start', 303, ({ ada, arrival }) => ada.navigate(arrival.startUrl)],
  ['a foreign start', 403, ({ world, arrival }) => world.browser('bob').navigate(arrival.startUrl)],
  ['a callback', 200, ({ ada, arrival }) => ada.navigate(arrival.callbackUrl)],
  ['a broken callback', 400, ({ ada, arrival }) => ada.navigate(arrival.callbackUrl.split('?')[0] ?? '')],
  ['a foreign callback', 403, ({ world, arrival }) => world.browser('bob').navigate(arrival.callbackUrl)],
  ['a cancel', 409, ({ ada, arrival }) => ada.navigate(arrival.callbackUrl.replace('success', 'cancelled'))],
  [
    'a callback while Anchor refuses',
    503,
    ({ world, ada, arrival }) => {
      world.emulator.failNext({ kind: 'status', status: 403 });
      return ada.navigate(arrival.callbackUrl);
    },
  ],
  [
    'a start while Anchor refuses',
    503,
    async ({ world, ada }) => {
      world.emulator.failNext({ kind: 'status', status: 403 });
      return ada.navigate((await ada.begin()).startUrl);
    },
  ],
  [
    'a callback in redirect mode',
    303,
    async ({ world, ada }) => (await world.finish(ada, { ...body, mode: 'redirect' })).response,
  ],
  [
    'a start of a framed app',
    200,
    async ({ world, ada }) => world.browser().navigate((await ada.begin(frame)).startUrl),
  ],
  ['a completion code', 200, async ({ world, ada }) => (await handOver(world, ada, frame)).response],
  ['a status', 200, ({ ada, arrival }) => ada.call('GET', `/attempts/${arrival.attemptId}`)],
  ['no status', 404, ({ ada }) => ada.call('GET', `/attempts/${x}`)],
  [
    'a confirm',
    200,
    ({ ada, arrival }) =>
      ada.call('POST', `/attempts/${arrival.attemptId}/confirm`, { identityId: arrival.identityId }),
  ],
  ['a confirm refused', 400, ({ ada }) => ada.call('POST', `/attempts/${x}/confirm`, {})],
  ['a list', 200, ({ ada }) => ada.call('GET', '/connections')],
  ['a list without a session', 401, ({ world }) => world.browser().call('GET', '/connections')],
  ['the applications', 200, ({ ada }) => ada.call('GET', '/applications')],
  ['a deletion of nothing', 404, ({ ada }) => ada.call('DELETE', `/connections/${x}`)],
  [
    'a reconnect',
    201,
    async ({ world, ada, arrival }) => {
      await ada.navigate(arrival.callbackUrl);
      const [connection] = await world.connections('ada');
      return ada.call('POST', `/connections/${connection?.id}/reconnect`, {});
    },
    'cookie',
  ],
  [
    'a deletion',
    204,
    async ({ world, ada, arrival }) => {
      await ada.navigate(arrival.callbackUrl);
      const [connection] = await world.connections('ada');
      return ada.call('DELETE', `/connections/${connection?.id}`);
    },
  ],
  ['a connect link', 200, async ({ world, ada }) => ada.navigate((await askIn(world)).link)],
  ['a foreign link', 403, async ({ world }) => world.browser('bob').navigate((await askIn(world)).link)],
  ['a link without a session', 401, async ({ world }) => world.browser().navigate((await askIn(world)).link)],
  ['an unknown link', 404, ({ ada }) => ada.navigate(`${baseUrl}/ask/${x}`)],
  [
    'an answer to a link',
    303,
    async ({ world, ada }) => press(ada, (await askIn(world)).link, { answer: 'connect' }),
    'cookie',
  ],
  [
    'a refusal of a link',
    303,
    async ({ world, ada }) => press(ada, (await askIn(world)).link, { answer: 'decline' }),
  ],
  ['an unknown answer to a link', 303, async ({ world, ada }) => press(ada, (await askIn(world)).link, {})],
  ['HEAD', 204, ({ ada }) => ada.call('HEAD', '/connections')],
  ['an unknown path', 404, ({ ada }) => ada.call('GET', '/nothing')],
  ['a wrong method', 405, ({ ada }) => ada.call('PUT', '/connections', {})],
];

describe('every response has the headers that prevent caching, framing and leaks', () => {
  test.each(answers)('%s: %i', async (_, status, ask, cookie) => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const response = await ask({ world, ada, arrival: await world.arrive(ada) });
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      vary: 'Cookie, Origin, Accept-Language',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.getSetCookie()).toHaveLength(cookie ? 1 : 0);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(response.headers.get('retry-after') ?? 'none').toMatch(status === 503 ? /^\d+$/ : /none/);

    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    expect(response.headers.get('x-frame-options')).toBe(isPage ? 'DENY' : null);
    // A page is checked against its own policy; anything else has none.
    expect(response.headers.get('content-security-policy')).toBe(
      isPage ? policyOf(await response.text(), world) : null,
    );
  });
});

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The policy that lets exactly the scripts and styles of a page run. */
function policyOf(page: string, { anchorUrl }: World): string {
  const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => hash(text ?? ''));
  const styles = [...page.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text]) => hash(text ?? ''));
  expect(page).not.toMatch(/ on\w+=|style="|src=|https?:\/\/(?!app\.example\.com)/);
  const script = scripts.length > 0 ? ` script-src ${scripts.join(' ')};` : '';
  const forms = page.includes('<form') ? `'self' ${anchorUrl}` : "'none'";
  return `default-src 'none';${script} style-src ${styles.join(' ')}; base-uri 'none'; form-action ${forms}; frame-ancestors 'none'`;
}

test('the Host and X-Forwarded headers of a request have no effect', async () => {
  const { connect } = await createWorld({ connect: { getUser: () => ({ id: 'ada' }) } });
  const response = await connect.handler(
    new Request('http://evil.example/api/connect/attempts', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        forwarded: 'host=evil.example',
      },
      body: JSON.stringify(body),
    }),
  );
  expect(await response.json()).toMatchObject({ startUrl: expect.stringContaining(`${baseUrl}/start/`) });
  expect(response.headers.get('set-cookie')).toContain('__Host-connect=');
});

function failing(message: string): () => never {
  return () => {
    throw new Error(message);
  };
}

async function unreachable(): Promise<never> {
  throw Object.assign(new Error('connect to secret.internal'), { code: 'ECONNREFUSED' });
}

describe('failures on the server', () => {
  test('returns 503 if getUser throws, on every route that calls it', async () => {
    const world = await createWorld({ connect: { getUser: failing('secret host name') } });
    for (const path of ['/connections', '/applications', `/attempts/${x}`]) {
      const response = await world.browser('ada').call('GET', path);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await response.text()).not.toContain('secret');
    }
    expect(world.errors[0]).toMatchObject({
      code: 'user_unavailable',
      error: { cause: new Error('secret host name') },
    });
  });

  test('returns 500 without the cause if the store fails', async () => {
    const world = await createWorld();
    world.store.findConnections = failing('password of the database');
    const response = await world.browser('ada').call('GET', '/connections');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('password');
    const cause = { message: 'password of the database' };
    expect(world.errors).toMatchObject([{ code: 'internal', error: { cause } }]);
    expect(world.events.at(-1)).toMatchObject({
      type: 'handler.failed',
      reason: expect.stringContaining('password of the database'),
    });
  });

  test('a page after a 500 offers to try again, and a refused form to another route gets JSON', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { startUrl, attemptId } = await ada.begin();
    const form = await ada.submit(`/attempts/${attemptId}/confirm`, { identityId: 'x' });
    expect([form.status, form.headers.get('content-type')]).toEqual([415, 'application/json; charset=utf-8']);
    world.store.findAttempt = failing('unknown');
    const page = await ada.navigate(startUrl);
    expect(page.status).toBe(500);
    expect(await page.text()).toContain(`href="/api/connect/start/${attemptId}"`);
  });

  test('returns 503 with Retry-After, without the cause, if the database is down', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { startUrl } = await ada.begin();
    world.store.findConnections = unreachable;
    world.store.findAttempt = unreachable;
    const [listed, page] = [await ada.call('GET', '/connections'), await ada.navigate(startUrl)];
    expect([listed.status, await codeOf(listed)]).toEqual([503, 'store_unavailable']);
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(await page.text()).not.toContain('secret');
    for (const { headers } of [listed, page]) expect(headers.get('retry-after')).toBe('5');
    expect(world.errors).toMatchObject([{ code: 'store_unavailable' }, { code: 'store_unavailable' }]);
    await expect(
      world.connect.createSession({ userId: 'ada', application: 'linkedin' }),
    ).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  test('an onError that throws does not make the handler reject', async () => {
    const world = await createWorld({
      connect: { getUser: failing('down'), onError: failing('log is down') },
    });
    expect((await world.browser('ada').call('GET', '/connections')).status).toBe(503);
  });
});
