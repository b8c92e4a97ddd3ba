import { describe, expect, test } from 'vitest';
import { codeOf, publicUrl } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

const body = { application: 'linkedin' };
const json = 'application/json';

describe('an invalid body is refused, and nothing is stored', () => {
  test.each<[string, unknown, Record<string, string>, number, string]>([
    ['an unknown application', { application: 'myspace' }, {}, 400, 'unknown_application'],
    ['no application', {}, {}, 400, 'unknown_application'],
    ['a name of Object.prototype', { application: 'constructor' }, {}, 400, 'unknown_application'],
    ['two applications', { application: ['linkedin', 'notion'] }, {}, 400, 'unknown_application'],
    ['an unknown mode', { ...body, mode: 'iframe' }, {}, 400, 'invalid_request'],
    ['an array', [body], {}, 400, 'invalid_request'],
    ['null', null, {}, 400, 'invalid_request'],
    ['no JSON', '{"application":', {}, 400, 'invalid_json'],
    ['nothing', '', {}, 400, 'invalid_json'],
    ['text', JSON.stringify(body), { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['a multipart form', 'x', { 'content-type': 'multipart/form-data' }, 415, 'unsupported_media_type'],
    [
      'a type that only begins with JSON',
      '{}',
      { 'content-type': `${json}p` },
      415,
      'unsupported_media_type',
    ],
    ['too much', { ...body, returnTo: '/'.repeat(16 * 1024) }, {}, 413, 'body_too_large'],
    ['a false length', body, { 'content-length': '16385' }, 413, 'body_too_large'],
  ])('%s', async (_, sent, headers, status, code) => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const response = await ada.call('POST', '/attempts', sent, headers);
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
    expect(ada.cookies).toEqual([]);
    expect(world.emulator.log()).toEqual([]);
  });

  test('a content type with a charset is accepted', async () => {
    const ada = (await createWorld()).browser('ada');
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await ada.call('POST', '/attempts', body, headers)).status).toBe(201);
  });
});

describe('who may call', () => {
  const gone = { 'sec-fetch-site': undefined, 'sec-fetch-mode': undefined, 'sec-fetch-dest': undefined };
  const noOrigin = { ...gone, origin: undefined };
  test.each<[string, Record<string, string | undefined>, boolean]>([
    ['the app itself', {}, true],
    ['an old browser that sends the origin alone', { ...gone, origin: publicUrl }, true],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['another site that names no origin', { 'sec-fetch-site': 'cross-site', origin: undefined }, false],
    ['another site that says it is us', { 'sec-fetch-site': 'cross-site' }, false],
    [
      'another site, without a cookie',
      { ...noOrigin, 'sec-fetch-site': 'cross-site', cookie: undefined },
      false,
    ],
    [
      'a foreign origin, without a cookie',
      { ...gone, origin: 'https://evil.example', cookie: undefined },
      false,
    ],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.example.com' }, false],
    ['a bookmark', { 'sec-fetch-site': 'none', origin: undefined }, false],
    ['an unknown word', { 'sec-fetch-site': 'Same-Origin' }, false],
    ['a foreign origin alone', { ...gone, origin: 'https://evil.example' }, false],
    ['an origin that begins like ours', { ...gone, origin: `${publicUrl}.evil.example` }, false],
    ['our host over http', { ...gone, origin: 'http://app.example.com' }, false],
    ['our host on another port', { ...gone, origin: `${publicUrl}:8443` }, false],
    ['neither header, but a cookie', noOrigin, false],
  ])('%s', async (_, headers, passes) => {
    const ada = (await createWorld()).browser('ada');
    const response = await ada.call('POST', '/attempts', body, headers);
    expect([response.status, await codeOf(response)]).toEqual(
      passes ? [201, undefined] : [403, 'foreign_origin'],
    );
    expect(ada.cookies).toHaveLength(passes ? 1 : 0);
  });

  test('a request without origin headers or cookies depends on getUser only', async () => {
    const { connect } = await createWorld({
      connect: {
        getUser: ({ headers }) => (headers.get('authorization') === 'Bearer x' ? { id: 'ada' } : null),
      },
    });
    const send = (headers: Record<string, string>, path = '/attempts') =>
      connect.handler(
        new Request(`${publicUrl}/api/connect${path}`, {
          method: 'POST',
          headers: { 'content-type': json, ...headers },
          body: JSON.stringify(body),
        }),
      );
    expect((await send({ authorization: 'Bearer x' })).status).toBe(201);
    expect((await send({ authorization: 'Bearer x' }, '/connections/unknown/reconnect')).status).toBe(404);
    expect((await send({ authorization: 'Bearer y' })).status).toBe(401);
    expect((await send({ authorization: 'Bearer x', cookie: 'a=b' })).status).toBe(403);
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['neither header', { 'sec-fetch-site': undefined, origin: undefined }],
    ['neither header nor cookie', { 'sec-fetch-site': undefined, origin: undefined, cookie: undefined }],
    ['an opaque origin', { 'sec-fetch-site': undefined, origin: 'null' }],
  ])('a form with %s gets a page and no cookie', async (_, headers) => {
    const ada = (await createWorld()).browser('ada');
    const response = await ada.submit('/attempts', body, headers);
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(ada.cookies).toEqual([]);
  });

  test('a form with a duplicate field is refused', async () => {
    const ada = (await createWorld()).browser('ada');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const twice = 'application=linkedin&application=notion';
    expect((await ada.call('POST', '/attempts', twice, headers)).status).toBe(400);
  });
});

test('returns 401 and sets no cookie without a signed-in user', async () => {
  const stranger = (await createWorld()).browser();
  const response = await stranger.call('POST', '/attempts', body);
  expect([response.status, await codeOf(response)]).toEqual([401, 'signed_out']);
  expect(stranger.cookies).toEqual([]);
});

test('an Anchor id, an owner or a connection sent by the client has no effect', async () => {
  const world = await createWorld();
  const sent = { ...body, applicationId: 'other', userId: 'bob', owner: { userId: 'bob' }, reconnects: 'x' };
  const { attemptId } = await world.browser('ada').begin(sent);
  expect(await world.attempt(attemptId)).toMatchObject({
    owner: { tenantId: '', userId: 'ada' },
    application: 'linkedin',
    reconnects: null,
  });
});

describe('maxConnections', () => {
  test('rejects new attempts until the user disconnects an account; reconnects and other users are unaffected', async () => {
    const world = await createWorld({ connect: { maxConnections: 2 } });
    const ada = world.browser('ada');
    await world.finish(ada);
    await world.finish(ada, { application: 'notion' });
    const refused = await ada.call('POST', '/attempts', body);
    expect([refused.status, await codeOf(refused)]).toEqual([409, 'too_many_connections']);
    const [connection] = await world.connections('ada');
    expect((await ada.call('POST', `/connections/${connection?.id}/reconnect`, {})).status).toBe(201);
    await world.browser('bob').begin();
    await world.browser('acme:ada').begin();
    await ada.call('DELETE', `/connections/${connection?.id}`);
    await ada.begin();
  });

  test.each(['0', '1.5', '"200"'])('%s is refused at startup', async (value) => {
    const maxConnections: number = JSON.parse(value);
    await expect(createWorld({ connect: { maxConnections } })).rejects.toThrow(/maxConnections cannot be/);
  });
});

describe('the limit', () => {
  const limit = { attempts: 3, seconds: 60 };

  test('rejects attempts over the limit until the time has passed; other users are unaffected', async () => {
    const world = await createWorld({ connect: { limit } });
    const ada = world.browser('ada');
    for (let i = 0; i < 3; i++) await ada.begin();
    const refused = await ada.call('POST', '/attempts', body);
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'rate_limited']);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.json()).toMatchObject({ error: { retryAfter: 60 } });
    await world.browser('bob').begin();
    await world.browser('acme:ada').begin();
    world.advance(60_001);
    await ada.begin();
  });

  test('applies to concurrent requests', async () => {
    const world = await createWorld({ connect: { limit } });
    const ada = world.browser('ada');
    const all = await Promise.all(Array.from({ length: 10 }, () => ada.call('POST', '/attempts', body)));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(3);
  });

  test('sets Retry-After to the remaining seconds', async () => {
    const world = await createWorld({ connect: { limit } });
    const ada = world.browser('ada');
    await ada.begin();
    world.advance(20_500);
    for (let i = 0; i < 2; i++) await ada.begin();
    const refused = await ada.call('POST', '/attempts', body);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(world.events.at(-1)).toMatchObject({ type: 'attempt.limited', userId: 'ada' });
    world.advance(39_499);
    expect((await ada.call('POST', '/attempts', body)).headers.get('retry-after')).toBe('1');
    world.advance(1);
    await ada.begin();
  });

  test('users of one tenant share a limit; users without a tenant share none', async () => {
    const world = await createWorld({ connect: { tenantLimit: { attempts: 2, seconds: 60 } } });
    for (const user of ['ada', 'bob']) await world.browser(`acme:${user}`).begin();
    const refused = await world.browser('acme:cyd').call('POST', '/attempts', body);
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'rate_limited']);
    await world.browser('globex:cyd').begin();
    for (const user of ['ada', 'bob', 'cyd']) await world.browser(user).begin();
  });

  test('defaults to 10 attempts in 10 minutes per user, and 60 per minute per tenant', async () => {
    const world = await createWorld({ connect: { limit: undefined } });
    const ada = world.browser('ada');
    for (let i = 0; i < 10; i++) await ada.begin();
    const refused = await ada.call('POST', '/attempts', body);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '600']);
    for (let i = 0; i < 60; i++) await world.browser(`acme:${i}`).begin();
    const full = await world.browser('acme:one more').call('POST', '/attempts', body);
    expect([full.status, full.headers.get('retry-after')]).toEqual([429, '60']);
  });
});
