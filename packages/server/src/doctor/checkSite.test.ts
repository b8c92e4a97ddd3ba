import { text as readAsText } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { demoApiKey } from '@kit/emulator';
import { describe, expect, test } from 'vitest';
import { closedPort } from '../closedPort.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { problemCodes, onLoopback, openTestApp, whatOf, type Front } from './testApp.fixture.ts';
import { createProbe } from './probe.ts';
import { checkSite } from './checkSite.ts';
import type { FindingCode } from './findings.ts';

const routes = ['GET /callback/…', 'GET /start/…', 'POST /attempts'];

describe('a healthy app', () => {
  test.each([
    ['by Node', {}],
    ['by the global fetch, which may not navigate', { fetch: undefined }],
  ])('%s: every route is reached, and nothing is changed', async (_, options) => {
    const { world, examine } = await openTestApp();
    const findings = await examine(options);
    expect(problemCodes(findings)).toEqual(onLoopback);
    expect(whatOf(findings, 'route_reached')).toEqual(routes.map((route) => `${route} reaches the kit.`));
    expect(world.calls()).toEqual({ 'identities.retrieve': 1, 'applications.listIdentities': 2 });
    expect(await world.store.deleteExpired('attempt', Infinity, 1)).toBe(0);
    expect(world.errors).toEqual([]);
  });

  test('on https, only the store has a warning, and the cookie is __Host-', async () => {
    const { connect } = await createWorld();
    const findings = await connect.doctor({ fetch: connect.handler });
    expect(problemCodes(findings)).toEqual(['store_in_memory']);
    expect(whatOf(findings, 'cookie_planned')).toEqual([expect.stringContaining('__Host-connect; Secure')]);
  });

  test('findings contain no secret', async () => {
    const webhookSecret = 'whsec_for_this_test_only';
    const { examine } = await openTestApp(undefined, { connect: { webhookSecret } });
    const text = inspect(await examine(), { depth: 9 });
    for (const secret of [demoApiKey, webhookSecret]) expect(text).not.toContain(secret);
  });
});

describe('the address', () => {
  test('http on a host other than localhost', async () => {
    const { connect } = await createWorld();
    const origin = 'http://app.example.com';
    const probe = createProbe({ fetch: connect.handler });
    expect(problemCodes(await checkSite({ origin, baseUrl: `${origin}/api/connect` }, probe))).toContain(
      'url_insecure',
    );
  });

  test('a host that does not exist', async () => {
    const { examine } = await openTestApp(undefined, { connect: { publicUrl: 'https://app.invalid' } });
    expect(problemCodes(await examine())).toContain('url_unresolved');
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN'])('a resolver that fails with %s', async (code) => {
    const { connect } = await createWorld();
    const fetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) }));
    expect(problemCodes(await connect.doctor({ fetch }))).toContain('url_unresolved');
  });

  test.each([{}, { fetch: undefined }])('a port without a server', async (options) => {
    const publicUrl = `http://127.0.0.1:${await closedPort()}`;
    const { examine } = await openTestApp(undefined, { connect: { publicUrl } });
    expect(whatOf(await examine(options), 'url_unreachable')).toEqual([
      `${publicUrl} does not respond: ECONNREFUSED.`,
    ]);
  });

  test('a server that accepts the connection and sends nothing', async () => {
    const { examine } = await openTestApp(() => undefined);
    const findings = await examine({ timeoutMs: 200 });
    expect(whatOf(findings, 'url_unreachable')).toEqual([
      expect.stringContaining('no response within 0.2 s'),
    ]);
  });

  test('a body that never ends', async () => {
    const { examine } = await openTestApp((_req, res) => res.writeHead(200).write('<html>'));
    expect(problemCodes(await examine({ timeoutMs: 200 }))).toContain('url_unreachable');
  });
});

/** Answers in the place of the kit. */
function instead(status: number, headers: Record<string, string> = {}, body = ''): Front {
  return (_req, res) => res.writeHead(status, headers).end(body);
}

const html = { 'content-type': 'text/html' };
const isPost: (front: Front) => Front = (front) => (req, res, next) =>
  req.method === 'POST' ? front(req, res, next) : next();

describe('something in front of the kit responds', () => {
  test.each<[string, Front, FindingCode, string[]]>([
    ['a login redirect', instead(302, { location: '/login?next=secret' }), 'route_redirected', routes],
    ['a router without the route', instead(404), 'route_missing', routes],
    ['a login page', instead(200, html, '<title>Sign in</title>'), 'route_intercepted', routes],
    [
      'a page with a title of the kit',
      instead(403, html, '<title>This sign-in was started in another browser</title>'),
      'route_intercepted',
      routes,
    ],
    ['a firewall', instead(403, html, '<title>Blocked</title>'), 'route_intercepted', routes],
    ['a proxy without upstream', instead(502), 'route_intercepted', routes],
    [
      'an API gateway',
      instead(401, { 'content-type': 'application/json' }, '{"error":{"code":"signed_out"}}'),
      'route_intercepted',
      routes,
    ],
    ['a CSRF check', isPost(instead(403, html, 'invalid csrf token')), 'route_intercepted', routes.slice(2)],
    ['a router with GET alone', isPost(instead(405)), 'route_missing', routes.slice(2)],
    [
      'a router by host',
      (req, res, next) => (req.headers.host === 'app.example.com' ? next() : res.writeHead(404).end()),
      'route_missing',
      routes,
    ],
  ])('%s', async (_, front, code, hit) => {
    const { examine } = await openTestApp(front);
    const findings = await examine();
    expect(whatOf(findings, code).map((what) => what.split(/ (?:is|returns|reaches) /)[0])).toEqual(hit);
    expect(JSON.stringify(findings)).not.toContain('next=secret');
  });

  test('the global fetch follows no redirect', async () => {
    const { examine } = await openTestApp((req, res, next) =>
      req.url?.startsWith('/login') ? next() : res.writeHead(302, { location: '/login' }).end(),
    );
    expect(whatOf(await examine({ fetch: undefined }), 'route_redirected')).toEqual(
      routes.map((route) => `${route} is redirected to /login.`),
    );
  });

  test('a proxy that turns errors into 200', async () => {
    const { connect } = await createWorld();
    const findings = await connect.doctor({
      async fetch(request) {
        const { headers, body } = await connect.handler(request);
        return new Response(body, { headers, status: 200 });
      },
    });
    expect(problemCodes(findings)).toEqual(['route_intercepted', 'store_in_memory']);
  });

  test('the kit with another basePath', async () => {
    const other = await createWorld({ connect: { basePath: '/api/other' } });
    const { connect } = await createWorld();
    expect(whatOf(await connect.doctor({ fetch: other.connect.handler }), 'base_path_differs')).toEqual(
      routes.slice(0, 2).map((route) => `${route} is at /api/connect, but basePath is /api/other.`),
    );
  });

  test('a route whose connection is dropped', async () => {
    const { examine } = await openTestApp(isPost((_req, res) => res.destroy()));
    expect(whatOf(await examine(), 'route_silent')).toEqual([
      'POST /attempts received no response: ECONNRESET.',
    ]);
  });
});

test('reports a body that was read before the kit, even without a session', async () => {
  const { world, examine } = await openTestApp(
    async (req, _res, next) => {
      await readAsText(req);
      return next();
    },
    { connect: { webhookSecret: 'whsec_for_this_test_only' } },
  );
  const findings = await examine();
  expect(problemCodes(findings)).toEqual([...onLoopback, 'body_already_read'].toSorted());
  expect(whatOf(findings, 'body_already_read')).toEqual([
    'POST /attempts reaches the kit after its body was read.',
    'POST /webhooks/anchor reaches the kit after its body was read.',
  ]);
  expect(await world.store.deleteExpired('attempt', Infinity, 1)).toBe(0);
});

const addSlash =
  (status: number): Front =>
  (req, res, next) => {
    const [path = '', query] = (req.url ?? '').split('?');
    if (path.endsWith('/')) return next();
    return res.writeHead(status, { location: `${path}/${query ? `?${query}` : ''}` }).end();
  };

describe('a framework that adds a slash to every URL', () => {
  test.each([{}, { fetch: undefined }])('308: everything works with an extra request', async (options) => {
    const { examine } = await openTestApp(addSlash(308), {
      connect: { webhookSecret: 'whsec_for_this_test_only' },
    });
    const findings = await examine(options);
    expect(problemCodes(findings)).toEqual([...onLoopback, 'route_slashed'].toSorted());
    expect(
      whatOf(findings, 'route_slashed').map((what) => what.split(/ (?:is|returns|reaches) /)[0]),
    ).toEqual(routes);
    expect(whatOf(findings, 'webhook_verified')).toHaveLength(1);
  });

  test('301: a POST would become a GET', async () => {
    const { examine } = await openTestApp(addSlash(301));
    const findings = await examine();
    expect(whatOf(findings, 'route_redirected')).toEqual([
      'POST /attempts is redirected to /api/connect/attempts/.',
    ]);
    expect(whatOf(findings, 'route_slashed')).toHaveLength(2);
  });
});

test('reports a cached page', async () => {
  const kept = new Map<string, { status: number; headers: Record<string, string>; body: string }>();
  const { connect } = await createWorld();
  const findings = await connect.doctor({
    async fetch(request) {
      const { url, method } = request;
      let page = kept.get(url);
      if (!page || method !== 'GET') {
        const response = await connect.handler(request);
        page = {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await response.text(),
        };
        kept.set(url, page);
      }
      return new Response(page.body, page);
    },
  });
  expect(problemCodes(findings)).toEqual(['route_cached', 'store_in_memory']);
});
