import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { confirm, frame, handOver } from './attempts/completionCode.fixture.ts';
import { codeOf, publicUrl } from './browser.fixture.ts';
import { expectProper } from './expectProper.fixture.ts';
import { content, cookieHeader, headerTable, headerValue, method, target } from './fuzz.fixture.ts';
import { matchRoute } from './request/matchRoute.ts';
import { createWorld, type World } from './world.fixture.ts';
import './fuzzSeed.fixture.ts';
import { atDepth } from './testDepth.fixture.ts';

const webhookSecret = 'whsec_never_guessed';

/** Sends one request, and fails if the response is not proper. */
async function ask(world: World, path: string, init: RequestInit): Promise<Response> {
  const response = await world.connect.handler(new Request(publicUrl + path, init));
  expectProper({ status: response.status, headers: response.headers, body: await response.clone().text() });
  return response;
}

/** Expects no call to Anchor and no reported error. */
function expectQuiet(world: World): void {
  expect(world.calls()).toEqual({});
  expect(world.errors).toEqual([]);
}

test('any method and path matches a route, lists the allowed methods, or matches nothing', () => {
  fc.assert(
    fc.property(method, fc.oneof(target, fc.string({ unit: 'binary' })), (verb, path) => {
      const match = matchRoute(verb, path) ?? { allow: ['nothing'] };
      expect('route' in match ? [match.route] : match.allow).not.toEqual([]);
      expect('id' in match ? match.id : '').toMatch(/^[A-Za-z0-9_-]{0,128}$/);
    }),
    { numRuns: atDepth(400, 2_000) },
  );
});

test('without a session, every response is a typed error', { timeout: 60_000 }, async () => {
  const world = await createWorld({ connect: { webhookSecret, getUser: () => null } });
  const property = fc.asyncProperty(
    method,
    target,
    headerTable,
    content,
    async (verb, path, headers, body) => {
      fc.pre(URL.canParse(publicUrl + path));
      const hasBody = !/^(get|head)$/i.test(verb);
      const response = await ask(world, path, { method: verb, headers, ...(hasBody ? { body } : {}) });
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(response.status === 204 || response.status >= 400).toBe(true);
      expect(response.status === 405).toBe(response.headers.has('allow'));
    },
  );
  await fc.assert(property, { numRuns: atDepth(300, 1_200) });
  expectQuiet(world);
});

test('a user gets a typed response to any body and headers', { timeout: 60_000 }, async () => {
  const world = await createWorld({
    connect: {
      getUser: () => ({ id: 'ada' }),
      limit: { attempts: 1e9, seconds: 1 },
      returnLinks: ['com.example.app:/x'],
    },
  });
  const path = fc.constantFrom('attempts', `attempts/${'k'.repeat(43)}/confirm`, 'connections/x/reconnect');
  const property = fc.asyncProperty(
    path,
    headerTable,
    content,
    fc.boolean(),
    async (route, headers, body, isForm) => {
      const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
      const own = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
      const response = await ask(world, `/api/connect/${route}`, {
        method: 'POST',
        headers: { ...headers, ...own },
        body,
      });
      const [bound, ...rest] = response.headers.getSetCookie();
      expect(rest).toEqual([]);
      const hasSecret = (await response.text()).includes('"secret":');
      expect(bound !== undefined).toBe(response.status < 400 && !hasSecret);
      expect(bound ?? '').toMatch(
        /^$|^__Host-connect=[\w-]{43}; Path=\/; Max-Age=1800; HttpOnly; SameSite=Lax; Secure$/,
      );
      expect(Object.hasOwn(Object.prototype, 'application')).toBe(false);
    },
  );
  await fc.assert(property, { numRuns: atDepth(300, 1_000) });
  expectQuiet(world);
});

test('no text except the completion code connects an account', { timeout: 60_000 }, async () => {
  const world = await createWorld();
  const app = world.browser('ada');
  const { attemptId, completionCode, secret } = await handOver(world, app, frame);
  world.emulator.clearLog();
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    // Not the last characters of base64, which can have bits that mean nothing.
    fc
      .tuple(fc.nat(completionCode.length - 5), fc.nat(3), fc.string({ maxLength: 3 }))
      .map(([at, length, put]) => completionCode.slice(0, at) + put + completionCode.slice(at + length)),
  );
  const property = fc.asyncProperty(text, fc.constantFrom(secret, 'x'), async (code, withSecret) => {
    fc.pre(code !== completionCode);
    await world.store.updateAttempt(attemptId, { verifications: 0 }, {});
    const response = await confirm(app, attemptId, { completionCode: code, secret: withSecret });
    expect(await codeOf(response)).toBe('invalid_completion_code');
  });
  await fc.assert(property, { numRuns: atDepth(200, 2_000) });
  expectQuiet(world);
  expect((await confirm(app, attemptId, { completionCode, secret })).status).toBe(200);
});

test('a user who was asked gets a typed response to any answer and query', { timeout: 60_000 }, async () => {
  const world = await createWorld({ connect: { getUser: () => ({ id: 'ada' }) } });
  const { id } = await world.connect.request({ userId: 'ada', application: 'linkedin', key: 'call' });
  const route = fc.constantFrom('', `/${id}`, `/${id}/choose`, `/${'k'.repeat(43)}/decline`);
  const property = fc.asyncProperty(
    route,
    headerTable,
    content,
    target,
    async (path, headers, body, other) => {
      const isRead = path === '' || path === `/${id}`;
      const query = /\?.*/.exec(other)?.[0] ?? '';
      fc.pre(URL.canParse(`${publicUrl}/${query}`));
      const own = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
      const init = isRead ? { headers } : { method: 'POST', headers: { ...headers, ...own }, body };
      const response = await ask(world, `/api/connect/requests${path}${query}`, init);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(response.status === 200).toBe(path === `/${id}`);
    },
  );
  await fc.assert(property, { numRuns: atDepth(300, 1_000) });
  expectQuiet(world);
  expect(await world.connect.readRequest({ userId: 'ada', id: String(id) })).toMatchObject({
    status: 'open',
  });
});

test('the owner of a browser gets a typed response to any query and body', { timeout: 60_000 }, async () => {
  const world = await createWorld({ connect: { getUser: () => ({ id: 'ada' }) } });
  await world.finish(world.browser('ada'));
  const { id } = await world.connect.createSession({ userId: 'ada', application: 'linkedin' });
  const [{ id: connectionId } = { id: '' }] = await world.connections('ada');
  world.emulator.clearLog();
  const paths = ['sessions', `sessions/${id}`, `connections/${connectionId}/sessions`];
  const route = fc.constantFrom(...paths, `sessions/${'k'.repeat(43)}/stop`, 'connections/x/sessions');
  const property = fc.asyncProperty(
    route,
    headerTable,
    content,
    target,
    async (path, headers, body, other) => {
      const query = /\?.*/.exec(other)?.[0] ?? '';
      fc.pre(URL.canParse(`${publicUrl}/${query}`));
      const own = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
      const isRead = !path.endsWith('/stop');
      const init = isRead ? { headers } : { method: 'POST', headers: { ...headers, ...own }, body };
      const response = await ask(world, `/api/connect/${path}${query}`, init);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(response.status === 200).toBe(path.includes(id) || path.includes(connectionId));
    },
  );
  await fc.assert(property, { numRuns: atDepth(300, 1_000) });
  expectQuiet(world);
});

test('with any cookies, the browser gets one well-formed secret', { timeout: 60_000 }, async () => {
  const world = await createWorld({
    connect: { getUser: () => ({ id: 'ada' }), limit: { attempts: 1e9, seconds: 1 } },
  });
  const property = fc.asyncProperty(cookieHeader, async (cookie) => {
    const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const body = JSON.stringify({ application: 'linkedin' });
    const response = await ask(world, '/api/connect/attempts', { method: 'POST', headers, body });
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-connect=[\w-]{43}; /)]);
  });
  await fc.assert(property, { numRuns: atDepth(150, 500) });
});

test('no delivery without the secret is accepted', { timeout: 60_000 }, async () => {
  const world = await createWorld({ connect: { webhookSecret } });
  const property = fc.asyncProperty(
    content,
    fc.oneof(headerValue, fc.constantFrom('', 'v1=', 't=1,v1=', `v1=${'0'.repeat(64)}`, 'v1='.repeat(99))),
    fc.oneof(
      headerValue,
      fc.constantFrom(String(Math.floor(world.now() / 1_000)), '-0', '1e9', 'Infinity', '0x1'),
    ),
    async (body, signature, timestamp) => {
      const headers = { 'anchor-signature': signature, 'anchor-timestamp': timestamp };
      const response = await ask(world, '/api/connect/webhooks/anchor', { method: 'POST', headers, body });
      expect([403, 413]).toContain(response.status);
    },
  );
  await fc.assert(property, { numRuns: atDepth(300, 1_000) });
  expectQuiet(world);
});
