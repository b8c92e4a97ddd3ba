import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { confirmAttempt, readAttempt } from './attemptCalls.ts';
import { deleteConnection, listConnections, renameConnection } from './connectionCalls.ts';
import { createClient } from './createClient.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let answer: Answer;
let baseUrl: string;
const seen: { line: string; headers: IncomingMessage['headers']; body: string }[] = [];

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
    answer(request, response, body);
  });
});

const json =
  (value: unknown, status = 200): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const html =
  (status: number): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><title>App</title>');
const row = { id: 'c1', application: 'linkedin', accountName: 'jane', connectedAt: '2026-01-01T00:00:00Z' };
const created = (expiresAt: string) => ({ attemptId: 'a1', startUrl: '/api/connect/start/a1', expiresAt });

beforeEach(async () => {
  seen.length = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/connect/`;
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('calls', () => {
  test('send the header that forces a preflight, and JSON', async () => {
    answer = json(created('2099-01-01T00:00:00Z'), 201);
    await createClient({ baseUrl }).createAttempt({ application: 'linkedin', mode: 'popup' });
    expect(seen[0]?.line).toBe('POST /api/connect/attempts');
    expect(seen[0]?.headers).toMatchObject({ 'x-connect-client': '1', 'content-type': 'application/json' });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ application: 'linkedin', mode: 'popup' });
  });

  test("send the page's owner, and warn if the server rejects it", async () => {
    const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
    answer = json({ error: { code: 'owner_changed', message: 'm', reference: 'r1' } }, 409);
    const client = createClient({ baseUrl }, 'jane');
    expect(await listConnections(client)).toMatchObject({ ok: false, error: { code: 'owner_changed' } });
    await client.createAttempt({ application: 'linkedin' });
    expect(seen.map(({ headers }) => headers['x-connect-owner'])).toEqual(['jane', 'jane']);
    expect(consoleError).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('another owner than this page'),
    );
  });

  test('use the documented routes', async () => {
    answer = json({});
    const client = createClient({ baseUrl });
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await readAttempt(client, 'a/1');
    await confirmAttempt(client, 'a1', { identityId: 'id_1' });
    await listConnections(client);
    await renameConnection(client, 'c1', 'Work');
    await deleteConnection(client, 'c1');
    await client.reconnect('c1', { mode: 'redirect', returnTo: '/x' });
    await client.listApplications();
    expect(seen.map(({ line, body }) => `${line} ${body}`.trim())).toEqual([
      'GET /api/connect/attempts/a%2F1',
      'POST /api/connect/attempts/a1/confirm {"identityId":"id_1"}',
      'GET /api/connect/connections',
      'PATCH /api/connect/connections/c1 {"label":"Work"}',
      'DELETE /api/connect/connections/c1',
      'POST /api/connect/connections/c1/reconnect {"mode":"redirect","returnTo":"/x"}',
      'GET /api/connect/applications',
    ]);
  });
});

describe('answers', () => {
  test('of successful calls are values', async () => {
    const client = createClient({ baseUrl });
    answer = json({ connections: [{ ...row, status: 'connected' }] });
    expect(await listConnections(client)).toEqual({ ok: true, value: [{ ...row, status: 'connected' }] });
    answer = json({ applications: [{ application: 'linkedin', name: 'LinkedIn' }] });
    expect(await client.listApplications()).toMatchObject({ ok: true, value: [{ name: 'LinkedIn' }] });
    answer = (_, response) => void response.writeHead(204).end();
    expect(await deleteConnection(client, 'c1')).toEqual({ ok: true, value: null });
  });

  test('of an error status are errors with any body', async () => {
    const client = createClient({ baseUrl });
    answer = json({ connections: [] }, 500);
    expect(await listConnections(client)).toMatchObject({ ok: false });
    expect(await deleteConnection(client, 'c1')).toMatchObject({ ok: false });
  });

  test('of errors keep code, message, retryAfter and request id', async () => {
    answer = json({ error: { code: 'rate_limited', message: 'm', reference: 'r1', retryAfter: 30 } }, 429);
    expect(await createClient({ baseUrl }).createAttempt({ application: 'a' })).toEqual({
      ok: false,
      error: { code: 'rate_limited', message: 'm', reference: 'r1', retryAfter: 30 },
    });
  });

  test('of a newer server: an unknown connection status is unknown, an unknown code internal', async () => {
    const client = createClient({ baseUrl });
    answer = json({ connections: [{ ...row, status: 'dormant' }] });
    expect(await listConnections(client)).toMatchObject({ ok: true, value: [{ status: 'unknown' }] });
    answer = json({ error: { code: 'solar_flare', message: 'm', reference: 'r' } }, 503);
    expect(await listConnections(client)).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  test.each([
    ['a page where JSON was due', html(200), 1],
    ['a page that says 404', html(404), 1],
    ['JSON of something else', json({ hello: 'world' }), 1],
    ['the page of a proxy', html(502), 0],
    ['a foreign error', json({ message: 'nope' }, 401), 0],
  ])('%s: unexpected_response, with a warning %#', async (_, foreign, times) => {
    const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
    answer = foreign;
    const client = createClient({ baseUrl });
    expect(await listConnections(client)).toMatchObject({
      ok: false,
      error: { code: 'unexpected_response' },
    });
    await listConnections(client);
    expect(consoleError).toHaveBeenCalledTimes(times);
    const said = consoleError.mock.calls.join();
    expect(
      said.includes(`${baseUrl.slice(0, -1)}/connections was not answered by a handler of this version`),
    ).toBe(times === 1);
  });
});

describe('time', () => {
  test("the remaining time of an attempt is measured by the server's clock", async () => {
    const serverNow = Date.parse('2031-01-01T00:00:00Z');
    answer = (_, response) =>
      void response
        .writeHead(201, { date: new Date(serverNow).toUTCString() })
        .end(JSON.stringify(created(new Date(serverNow + 600_000).toISOString())));
    expect(await createClient({ baseUrl }).createAttempt({ application: 'a' })).toMatchObject({
      value: { attemptId: 'a1', lifetimeMs: 600_000 },
    });
  });

  test.each([
    ['no Date header', false, '2031-01-01T00:10:00Z', 30 * 60_000],
    ['a far end', true, '2099-01-01T00:00:00Z', 30 * 60_000],
    ['an end in the past', true, '2001-01-01T00:00:00Z', 0],
  ])('with %s is %#', async (_, hasDate, expiresAt, lifetimeMs) => {
    answer = (request, response, body) => {
      response.sendDate = hasDate;
      json(created(expiresAt), 201)(request, response, body);
    };
    expect(await createClient({ baseUrl }).createAttempt({ application: 'a' })).toMatchObject({
      value: { lifetimeMs },
    });
  });

  test('a server that does not respond times out after 15 s', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = new Promise<void>((resolve) => {
      answer = () => resolve();
    });
    const call = listConnections(createClient({ baseUrl }));
    await asked;
    vi.advanceTimersByTime(15_000);
    expect(await call).toMatchObject({ ok: false, error: { code: 'timeout' } });
  });

  test('a response that stops in the middle times out, too', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"connections":');
    };
    let onFetched: (() => void) | undefined;
    const fetched = new Promise<void>((resolve) => (onFetched = resolve));
    const client = createClient({
      baseUrl,
      fetch: async (...args) => {
        const response = await fetch(...args);
        onFetched?.();
        return response;
      },
    });
    const call = listConnections(client);
    await fetched;
    vi.advanceTimersByTime(15_000);
    expect(await call).toMatchObject({ ok: false, error: { code: 'timeout' } });
  });
});

test('an aborted call closes its connection', async () => {
  const stop = new AbortController();
  const hungUp = new Promise((resolve) => {
    answer = (request) => {
      request.socket.once('close', resolve);
      stop.abort();
    };
  });
  expect(await listConnections(createClient({ baseUrl }), stop.signal)).toMatchObject({ ok: false });
  await hungUp;
});

test('no server: network_error', async () => {
  expect(await listConnections(createClient({ baseUrl: 'http://127.0.0.1:9/api' }))).toMatchObject({
    ok: false,
    error: { code: 'network_error' },
  });
});
