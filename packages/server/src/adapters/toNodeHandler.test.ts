import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { emptyReply, type Reply } from '../request/reply.ts';
import { serve } from './nodeServer.fixture.ts';
import { serveKit } from './serveKit.fixture.ts';
import { toNodeHandler } from './toNodeHandler.ts';

const base = '/api/connect';
const type = { 'content-type': 'application/json' };
const body = JSON.stringify({ application: 'linkedin' });

/** Serves a fixed response, and records the requests. */
async function serveReply(reply: Reply) {
  const asked: Request[] = [];
  const answer = async (request: Request) => {
    asked.push(request);
    return structuredClone(reply);
  };
  const handler = toNodeHandler({ publicUrl, answer });
  return { asked, handler, server: await serve(handler) };
}

test('passes on the body, the response and its cookie', async () => {
  const { server } = await serveKit();
  const response = await server.send('POST', `${base}/attempts`, { headers: type, body });
  expect(response.status).toBe(201);
  expect(JSON.parse(response.body).startUrl).toContain(`${publicUrl}${base}/start/`);
  expect(response.headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-connect=/)]);
  expect(response.headers['cache-control']).toBe('no-store');
});

test('keeps several cookies separate, and the status 303', async () => {
  const { server } = await serveReply({
    status: 303,
    headers: [
      ['set-cookie', 'a=1; Path=/'],
      ['location', '/there'],
      ['set-cookie', 'b=2; Expires=Thu, 01 Jan 2026 00:00:00 GMT'],
    ],
    body: null,
  });
  const response = await server.send('GET', '/');
  expect([response.status, response.headers.location, response.body]).toEqual([303, '/there', '']);
  expect(response.headers['set-cookie']).toEqual([
    'a=1; Path=/',
    'b=2; Expires=Thu, 01 Jan 2026 00:00:00 GMT',
  ]);
});

test('replaces headers of earlier middleware, and keeps its cookies', async () => {
  const { handler } = await serveReply({
    status: 200,
    headers: [
      ['content-security-policy', "default-src 'none'"],
      ['set-cookie', 'ours=1'],
    ],
    body: 'x',
  });
  const server = await serve((req, res) => {
    res.setHeader('Content-Security-Policy', 'default-src *');
    res.setHeader('Set-Cookie', 'session=renewed');
    return handler(req, res);
  });
  const { headers } = await server.send('GET', '/');
  expect(headers['content-security-policy']).toBe("default-src 'none'");
  expect(headers['set-cookie']?.toSorted()).toEqual(['ours=1', 'session=renewed']);
});

describe('targets', () => {
  test.each([
    ['//evil.example/x', 404],
    [`//evil.example${base}/connections`, 404],
    [`${base}//connections`, 404],
    [`/x/..${base}/connections`, 404],
    [`${base}/attempts/../connections`, 404],
    [`${base}/attempts/%2e%2e/connections`, 404],
    [`${base}\\connections`, 404],
    [`${base}/connections`, 200],
    [`${base}/connections?a=//b`, 200],
  ])('%s: %i', async (path, status) => {
    const { server } = await serveKit();
    const received = await server.raw(`GET ${path} HTTP/1.1\r\nHost: app\r\nConnection: close\r\n\r\n`);
    expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  test.each(['https://evil.example/x', `http://127.0.0.1${base}/connections`, '*'])(
    '%s: 400',
    async (target) => {
      const { server } = await serveKit();
      const method = target === '*' ? 'OPTIONS' : 'GET';
      const received = await server.raw(
        `${method} ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
      );
      expect(received).toMatch(/^HTTP\/1.1 400 /);
      expect(received.toLowerCase()).toContain('cache-control: no-store');
    },
  );

  test.each(['evil.example/foo?#@', 'a@evil.example', 'evil.example:x', 'evil example', '[::1', '["]'])(
    'invalid host %s: 400',
    async (host) => {
      const { server } = await serveKit();
      const lines = `GET ${base}/connections HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
      const received = await server.raw(lines);
      expect(received).toMatch(/^HTTP\/1.1 400 /);
      expect(received).not.toContain('evil');
    },
  );

  test.each(['evil.example', 'evil.example:444', '127.0.0.1:80', '[::1]:80', 'a_b.example', ''])(
    'Host: %s has no effect',
    async (host) => {
      const { server } = await serveKit();
      const lines = [
        `POST ${base}/attempts HTTP/1.1`,
        `Host: ${host}`,
        'X-Forwarded-Host: evil.example',
        'X-Forwarded-Proto: http',
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        'Connection: close',
      ];
      const received = await server.raw(`${lines.join('\r\n')}\r\n\r\n${body}`);
      expect(received).toMatch(/^HTTP\/1.1 201 /);
      expect(received).not.toContain('evil');
    },
  );

  test('uses the full path if a framework removed its prefix', async () => {
    const { handler } = await serveKit();
    const server = await serve((req: IncomingMessage & { originalUrl?: string }, res) => {
      req.originalUrl = req.url ?? '';
      req.url = (req.url ?? '').slice(base.length);
      return handler(req, res);
    });
    expect((await server.send('GET', `${base}/applications`)).status).toBe(200);
  });
});

describe('methods', () => {
  test.each(['TRACE', 'PUT', 'PROPFIND', 'OPTIONS'])(
    '%s receives a response, and does not throw',
    async (method) => {
      const { server } = await serveKit();
      const lines = `${method} ${base}/connections HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
      expect(await server.raw(lines)).toMatch(/^HTTP\/1.1 40[05] /);
      expect(server.rejections).toEqual([]);
    },
  );
});

test('accepts repeated headers and headers with non-ASCII bytes', async () => {
  const { asked, server } = await serveReply(emptyReply(204));
  const lines =
    'GET / HTTP/1.1\r\nHost: a\r\nCookie: a=1\r\nCookie: b=2\r\nX-Name: J\xfcrgen\r\nConnection: close\r\n\r\n';
  expect(await server.raw(lines)).toMatch(/^HTTP\/1.1 204 /);
  expect(asked[0]?.headers.get('cookie')).toBe('a=1; b=2');
  expect(server.rejections).toEqual([]);
});

test('aborts the request if the client disconnects', async () => {
  const aborted = vi.fn<() => void>();
  const handler = toNodeHandler({
    publicUrl,
    answer: ({ signal }) =>
      new Promise(() => {
        signal.addEventListener('abort', aborted);
      }),
  });
  const server = await serve(handler);
  void server.raw('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await expect.poll(() => aborted.mock.calls.length, { timeout: 2_000 }).toBe(1);
});

test('returns 500 and closes the socket if a response fails', async () => {
  const server = await serve(toNodeHandler({ publicUrl, answer: () => Promise.reject(new Error('secret')) }));
  const response = await server.send('GET', '/');
  expect(response.status).toBe(500);
  expect(response.body).not.toContain('secret');
  expect(server.rejections).toEqual([]);
});

test('returns 408 and closes the connection if a body does not end', async () => {
  const { server } = await serveKit();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    `POST ${base}/attempts HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\norigin: ${publicUrl}\r\n\r\n{`,
  );
  const answer = text(socket); // until the socket closes
  await expect.poll(() => vi.getTimerCount()).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await answer).toMatch(/^HTTP\/1.1 408 [^]*connection: close[^]*"body_timeout"/i);
});

const unwritable = async () => ({
  status: 303,
  headers: [['location', '/账户']] satisfies [string, string][],
  body: null,
});

test('returns 500 if a response cannot be written, and the process keeps running', async () => {
  const handler = toNodeHandler({ publicUrl, answer: unwritable });
  const server = await serve(handler);
  expect((await server.send('GET', '/')).status).toBe(500);
  expect(server.rejections).toEqual([]);
});
