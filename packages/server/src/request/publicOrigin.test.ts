import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { bodyOf, codeOf, publicUrl } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { browserOn, customer, openOrigins, second } from './publicOrigin.fixture.ts';

const body = { application: 'linkedin' };

/** Sends a request whose `Host` is this text. */
function askHost(
  handler: (request: Request) => Promise<Response>,
  host: string,
  { path = '/applications', ...headers }: Record<string, string> = {},
): Promise<Response> {
  const request = new Request(`http://127.0.0.1:3000/api/connect${path}`);
  for (const [name, value] of Object.entries({ cookie: 'session=ada', host, ...headers }))
    request.headers.set(name, Buffer.from(value).toString('latin1'));
  return handler(request);
}

describe('the host of a request', () => {
  test.each([
    ['app.example.com', publicUrl],
    ['app.example.com:443', publicUrl],
    ['APP.Example.com', publicUrl],
    ['app.example.org', second],
    ['accounts.customer.example', customer],
    ['pr-7.previews.example.com', 'https://pr-7.previews.example.com'],
    ['pr-a-b--c.previews.example.com', 'https://pr-a-b--c.previews.example.com'],
  ])('%s selects %s', async (host, origin) => {
    const { world } = await openOrigins();
    const request = new Request(`http://127.0.0.1:3000/api/connect/attempts`, {
      method: 'POST',
      headers: {
        host,
        origin,
        cookie: 'session=ada',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const created = await bodyOf(await world.connect.handler(request));
    expect(created.startUrl).toBe(`${origin}/api/connect/start/${String(created.attemptId)}`);
    expect(await world.attempt(String(created.attemptId))).toMatchObject({ origin, appOrigin: null });
  });

  test.each([
    '',
    'evil.example',
    'app.example.com.evil.example',
    'evil-app.example.com',
    'example.com',
    'x.app.example.com',
    'app.example.com.',
    'app.example.com:8443',
    'app.example.com:80',
    'app.example.com:99999',
    'app.example.com:443:443',
    'app.example.com:x',
    'ada@app.example.com',
    'app.example.com@evil.example',
    'app.example.com/evil',
    'app.example.com#x',
    'app.example.com?x',
    'app.example.com\\evil.example',
    'app.example.com, evil.example',
    'app.example.com evil.example',
    'app.ex\u0430mple.com', // a Cyrillic letter
    'app\u3002example\u3002com', // ideographic full stops, which URL parsers read as dots
    'app%2eexample.com',
    'app.xn--exmple-4nf.com',
    'https://app.example.com',
    'pr-.previews.example.com',
    'pr--.previews.example.com',
    'pr-7-.previews.example.com',
    'pr-7.x.previews.example.com',
    'x.pr-7.previews.example.com',
    'pr-7.previews.example.com.evil.example',
    'pr-7.previewsXexample.com',
    'pr-7.previews.example.com:8443',
    'xpr-7.previews.example.com',
    'accounts.customer.example:8443',
    'accounts.customer.example.',
    '[::1]',
    '[::1]x',
    '127.0.0.1',
    'localhost',
  ])('%j is refused before getUser and the store are called', async (host) => {
    let users = 0;
    const { world } = await openOrigins({
      connect: {
        getUser: () => {
          users += 1;
          return { id: 'ada' };
        },
      },
    });
    const list = await askHost(world.connect.handler, host, { path: '/connections' });
    expect([list.status, await codeOf(list)]).toEqual([403, 'unknown_host']);
    const start = await askHost(world.connect.handler, host, { path: `/start/${'x'.repeat(43)}` });
    expect([start.status, await codeOf(start)]).toEqual([403, 'unknown_host']);
    expect(users).toBe(0);
    expect(world.events).toMatchObject([
      { type: 'origin.rejected', code: 'unknown_host' },
      { type: 'start.rejected', code: 'unknown_host' },
    ]);
  });

  test('has no effect with one origin', async () => {
    const { connect } = await createWorld();
    expect((await askHost(connect.handler, 'evil.example')).status).toBe(200);
  });

  test('may be an IPv6 address', async () => {
    const { world } = await openOrigins({ connect: { publicUrl: [publicUrl, 'http://[::1]:3000'] } });
    const ask = async (host: string) => (await askHost(world.connect.handler, host)).status;
    expect(await ask('[::1]:3000')).toBe(200);
    expect(await ask('[0:0::1]:3000')).toBe(200);
    expect(await ask('[::2]:3000')).toBe(403);
    expect(await ask('[x]:3000')).toBe(403);
  });

  test('is the one of the URL if there is no header', async () => {
    const { world } = await openOrigins();
    const ask = (origin: string) => world.connect.handler(new Request(`${origin}/api/connect/nothing`));
    expect((await ask(publicUrl)).status).toBe(404);
    const list = (origin: string) => browserOn(world, origin).call('GET', '/applications');
    expect((await list(second)).status).toBe(200);
    expect((await list('https://evil.example')).status).toBe(403);
  });

  test('must be that of the page, which a proxy may have replaced', async () => {
    const { world } = await openOrigins();
    const ask = async (headers: Record<string, string>) =>
      codeOf(await askHost(world.connect.handler, 'app.example.com', headers));
    const site = { 'sec-fetch-site': 'same-origin' };
    expect(await ask({ ...site, origin: second })).toBe('unknown_host');
    expect(await ask({ ...site, origin: publicUrl })).toBeUndefined();
    // A form of a page without a referrer.
    expect(await ask({ ...site, origin: 'null' })).toBeUndefined();
    expect(await ask(site)).toBeUndefined();
    expect(await ask({ 'sec-fetch-site': 'cross-site', origin: second })).toBeUndefined();
  });

  test('comes from `hostHeader`, and then from nowhere else', async () => {
    const { world, checked } = await openOrigins({ connect: { hostHeader: 'X-Forwarded-Host' } });
    const ask = async (host: string, headers: Record<string, string>) =>
      (await askHost(world.connect.handler, host, headers)).status;
    expect(await ask('internal:3000', { 'x-forwarded-host': 'app.example.org' })).toBe(200);
    expect(await ask('app.example.com', { 'x-forwarded-host': 'evil.example' })).toBe(403);
    expect(await ask('app.example.com', { 'x-forwarded-host': 'app.example.com, evil.example' })).toBe(403);
    expect(await ask('app.example.com', {})).toBe(403);
    expect((await browserOn(world, publicUrl).call('GET', '/applications')).status).toBe(403);
    expect(checked).toEqual(['https://evil.example']);
  });

  test('does not open the handler to the pages of another of its origins', async () => {
    const { world } = await openOrigins();
    const ada = browserOn(world, publicUrl);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: second },
      { 'sec-fetch-site': 'same-site', origin: second },
      { 'sec-fetch-site': undefined, origin: second },
      { 'sec-fetch-site': undefined, origin: customer },
    ]) {
      const response = await ada.call('POST', '/attempts', body, headers);
      expect([response.status, await codeOf(response)]).toEqual([403, 'foreign_origin']);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await ada.call('POST', '/attempts', body, { 'sec-fetch-site': undefined })).status).toBe(201);
  });
});

describe('the function of the app', () => {
  test('receives exact https origins, and only for hosts that the list does not know', async () => {
    const { world, checked } = await openOrigins();
    for (const host of [
      'app.example.com',
      'pr-7.previews.example.com',
      'a b',
      'x..y',
      'Accounts.Customer.example:443',
    ])
      await askHost(world.connect.handler, host);
    await askHost(world.connect.handler, 'accounts.customer.example', { path: '/nothing' });
    expect(checked).toEqual([customer]);
  });

  test('is called for each request, so a removed domain is refused immediately', async () => {
    const { world, domains } = await openOrigins();
    const ask = async () => (await askHost(world.connect.handler, 'accounts.customer.example')).status;
    expect(await ask()).toBe(200);
    domains.delete(customer);
    expect(await ask()).toBe(403);
  });

  test.each<[string, () => unknown, string]>([
    ['throws', () => fail(), 'The table is down.'],
    ['rejects', () => Promise.reject(new Error('The table is down.')), 'The table is down.'],
    ['never settles', () => new Promise(() => {}), 'No response within 3 s.'],
    ['returns a row', () => ({ id: 7 }), 'must return true or false'],
    ['returns nothing', () => undefined, 'must return true or false'],
    ['returns a text', () => 'false', 'must return true or false'],
  ])('that %s refuses the request for now', async (_, check, message) => {
    const wrong: object = { publicUrl: [publicUrl, check] };
    const { world } = await openOrigins({ connect: { ...wrong } });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const asked = askHost(world.connect.handler, 'accounts.customer.example');
    await vi.advanceTimersByTimeAsync(3_000);
    const response = await asked;
    expect([response.status, await codeOf(response)]).toEqual([503, 'origin_unavailable']);
    expect(response.headers.get('retry-after')).toBe('5');
    expect((await bodyOf(response)).error).toMatchObject({ retryAfter: 5 });
    expect(world.errors).toMatchObject([{ code: 'origin_unavailable' }]);
    const [{ error } = {}] = world.errors;
    const cause = error instanceof Error ? error.cause : undefined;
    expect(cause instanceof Error && cause.message).toContain(message);
    // The listed origins do not depend on it.
    expect((await askHost(world.connect.handler, 'app.example.com')).status).toBe(200);
    expect(vi.getTimerCount()).toBe(0);
  });
});

function fail(): never {
  throw new Error('The table is down.');
}
