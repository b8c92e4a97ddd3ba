import { describe, expect, test } from 'vitest';
import { bodyOf, codeOf, publicUrl, withoutReference } from '../browser.fixture.ts';
import { expectProper } from '../expectProper.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { ada, ask, connectAccounts, requestEvents, setStatus } from './requests.fixture.ts';

/** Every route of a request, with what it sends. */
const routesOf = (id: string): [method: string, path: string, body?: unknown][] => [
  ['GET', `/requests/${id}`],
  ['POST', `/requests/${id}/decline`],
  ['POST', `/requests/${id}/choose`, { connectionId: 'x' }],
];

/** All of a response but what differs each time. */
async function wholeOf(response: Response) {
  const { error, ...rest } = await bodyOf(response.clone());
  expectProper({ status: response.status, headers: response.headers, body: await response.text() });
  return { status: response.status, headers: [...response.headers], error: withoutReference(error), ...rest };
}

describe('who may read and answer a request', () => {
  test('without a session, every route is refused', async () => {
    const world = await createWorld();
    const { id } = await ask(world, { key: 'call' });
    for (const [method, path, body] of [...routesOf(id), ['GET', '/requests?key=call'] as const])
      expect(await codeOf(await world.browser().call(method, path, body)), path).toBe('signed_out');
  });

  test("another user's request and an unknown one have the same answer, byte for byte", async () => {
    const world = await createWorld();
    const { id } = await ask(world, { key: 'call' });
    const bob = world.browser('bob');
    const unknown = routesOf('k'.repeat(43));
    for (const [i, [method, path, body]] of routesOf(id).entries()) {
      const foreign = await wholeOf(await bob.call(method, path, body));
      expect(foreign).toMatchObject({ status: 404, error: { code: 'not_found' } });
      expect(foreign).toEqual(await wholeOf(await bob.call(method, unknown[i]?.[1] ?? '', body)));
    }
    const [foreign, absent] = [
      await bob.call('GET', '/requests?key=call'),
      await bob.call('GET', '/requests?key=no'),
    ];
    expect(await wholeOf(foreign)).toEqual(await wholeOf(absent));
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'open' });
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.example.com' }],
    ['a foreign origin alone', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }],
    ['neither header, but a cookie', { 'sec-fetch-site': undefined, origin: undefined }],
  ])('%s can answer nothing', async (_, headers) => {
    const world = await createWorld();
    const accounts = await connectAccounts(world, 'a@example.com', 'b@example.com');
    const { id } = await ask(world);
    const browser = world.browser('ada');
    for (const [path, body] of [
      [`/requests/${id}/decline`, {}],
      [`/requests/${id}/choose`, { connectionId: accounts[0]?.id }],
    ] as const)
      expect(await codeOf(await browser.call('POST', path, body, headers)), path).toBe('foreign_origin');
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'open' });
  });

  test('a page of another owner is refused', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const headers = { 'x-connect-owner': JSON.stringify(['', 'bob']) };
    for (const [method, path, body] of routesOf(id))
      expect(await codeOf(await world.browser('ada').call(method, path, body, headers))).toBe(
        'owner_changed',
      );
  });

  test('HEAD has no effect, and other methods are refused', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const send = (method: string, path: string) =>
      world.connect.handler(
        new Request(`${publicUrl}/api/connect${path}`, { method, headers: { cookie: 'session=ada' } }),
      );
    for (const path of [`/requests/${id}`, '/requests?key=a'])
      expect((await send('HEAD', path)).status).toBe(204);
    for (const path of [`/requests/${id}/decline`, `/requests/${id}/choose`])
      for (const method of ['HEAD', 'GET', 'DELETE'])
        expect((await send(method, path)).status, method).toBe(405);
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'open' });
  });
});

describe('GET /requests/:id', () => {
  test('returns the request to its owner, and nothing that the owner may not see', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'a@example.com', 'b@example.com');
    const request = await ask(world, {
      key: 'call',
      thread: 'chat',
      reason: '<b>To post</b>',
      input: { secret: 1 },
    });
    const response = await world.browser('ada').call('GET', `/requests/${request.id}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(request);
    expect(request.choices.map(({ accountName }) => accountName)).toEqual(['b@example.com', 'a@example.com']);
  });
});

describe('GET /requests', () => {
  test('returns the request that a call waits for', async () => {
    const world = await createWorld();
    const call = { key: 'a/b ü', thread: 'chat & more' };
    const request = await ask(world, call);
    const browser = world.browser('ada');
    const found = await browser.call('GET', `/requests?${new URLSearchParams(call).toString()}`);
    expect(await found.json()).toEqual(request);
    expect(await codeOf(await browser.call('GET', '/requests?key=a%2Fb+%C3%BC'))).toBe('not_found');
    const { id } = await ask(world, { key: 'alone', application: 'notion' });
    for (const query of ['key=alone', 'key=alone&thread='])
      expect(await bodyOf(await browser.call('GET', `/requests?${query}`))).toMatchObject({ id });
  });

  test.each([
    '',
    'key=',
    'thread=chat',
    'key=a&key=a',
    'key=a&thread=b&thread=b',
    `key=${'k'.repeat(513)}`,
    'key=%00',
    `key=a&thread=${'t'.repeat(513)}`,
    'key[]=a',
  ])('refuses the query %j', async (query) => {
    const response = await (await createWorld()).browser('ada').call('GET', `/requests?${query}`);
    expect([response.status, await codeOf(response)]).toEqual([400, 'invalid_request']);
  });
});

describe('POST /requests/:id/decline', () => {
  test('declines it with and without a body, and a second tab that declines too agrees', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const browser = world.browser('ada');
    for (const body of [undefined, {}]) {
      const response = await browser.call('POST', `/requests/${id}/decline`, body);
      expect(await response.json()).toMatchObject({ id, status: 'declined' });
    }
    expect(requestEvents(world)).toEqual(['request.created', 'request.declined']);
  });
});

describe('POST /requests/:id/choose', () => {
  test('answers the request with an account of the user', async () => {
    const world = await createWorld();
    const [, older] = await connectAccounts(world, 'a@example.com', 'b@example.com');
    const { id } = await ask(world);
    const response = await world
      .browser('ada')
      .call('POST', `/requests/${id}/choose`, { connectionId: older?.id });
    expect(await response.json()).toMatchObject({
      id,
      status: 'connected',
      connection: { accountName: 'a@example.com' },
      choices: [],
    });
    expect(requestEvents(world)).toEqual(['request.created', 'request.connected']);
  });

  test('refuses accounts that do not fit, and leaves the request open', async () => {
    const world = await createWorld();
    const browser = world.browser('ada');
    await world.finish(world.browser('bob'));
    await world.finish(browser, { application: 'notion' });
    await connectAccounts(world, 'a@example.com', 'b@example.com', 'c@example.com');
    const broken = await setStatus(world, 'failed');
    const { id } = await ask(world);
    const [bobs] = await world.connections('bob');
    const notion = (await world.connections('ada')).find(({ application }) => application === 'notion');
    const answers: [connectionId: unknown, code: string][] = [
      [bobs?.id, 'not_connected'],
      [notion?.id, 'not_connected'],
      ['unknown', 'not_connected'],
      [undefined, 'not_connected'],
      [{}, 'not_connected'],
      [broken.id, 'connection_not_ready'],
    ];
    for (const [connectionId, code] of answers)
      expect(await codeOf(await browser.call('POST', `/requests/${id}/choose`, { connectionId }))).toBe(code);
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'open' });
  });

  test('refuses another account than the one to reconnect', async () => {
    const world = await createWorld();
    const [, other] = await connectAccounts(world, 'a@example.com', 'b@example.com');
    const { id: connectionId } = await setStatus(world, 'failed');
    const { id } = await ask(world, { connectionId });
    const path = `/requests/${id}/choose`;
    const refused = await world.browser('ada').call('POST', path, { connectionId: other?.id });
    expect(await codeOf(refused)).toBe('request_mismatch');
  });

  test('and a decline in another tab: the first answer counts', async () => {
    const world = await createWorld();
    const [account] = await connectAccounts(world, 'a@example.com', 'b@example.com');
    const [declined, chosen] = [await ask(world), await ask(world)].map(({ id }) => id);
    expect(declined).toBe(chosen);
    const browser = world.browser('ada');
    const responses = await Promise.all([
      browser.call('POST', `/requests/${declined}/decline`, {}),
      browser.call('POST', `/requests/${chosen}/choose`, { connectionId: account?.id }),
    ]);
    const codes = await Promise.all(responses.map(codeOf));
    expect(new Set(codes)).toEqual(new Set([undefined, 'request_closed']));
    expect(requestEvents(world)).toHaveLength(2);
  });
});
