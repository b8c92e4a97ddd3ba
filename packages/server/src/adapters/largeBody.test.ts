import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text as readAsText } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { serve } from './nodeServer.fixture.ts';
import { serveKit } from './serveKit.fixture.ts';

const base = '/api/connect';
const type = { 'content-type': 'application/json' };

/** 20 pieces of 1 KiB. */
async function* piecemeal(): AsyncGenerator<string> {
  for (let i = 0; i < 20; i++) {
    yield 'x'.repeat(1_024);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a body that is too large returns 413', () => {
  const large = 'x'.repeat(300 * 1024);

  test('with a length', async () => {
    const { server } = await serveKit();
    const headers = { ...type, 'content-length': String(large.length) };
    expect((await server.send('POST', `${base}/attempts`, { headers, body: large })).status).toBe(413);
  });

  test('to a client that sends the whole body before it reads the response', async () => {
    const { server } = await serveKit();
    const socket = connect(server.port, '127.0.0.1');
    const head = `POST ${base}/attempts HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n`;
    socket.write(`${head}Content-Length: ${10 * large.length}\r\n\r\n`);
    for (let i = 0; i < 10; i++) {
      socket.write(large);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await readAsText(socket)).toMatch(/^HTTP\/1.1 413 /);
  });

  test('without a length', async () => {
    const { server } = await serveKit();
    const answer = server.send('POST', `${base}/attempts`, { headers: type, body: piecemeal() });
    expect(await answer).toMatchObject({ status: 413 });
  });

  test('after a body parser that accepted it', async () => {
    const { handler } = await serveKit();
    const server = await serve(async (req: IncomingMessage & { body?: unknown }, res) => {
      req.body = { application: 'linkedin', returnTo: await readAsText(req) };
      return handler(req, res);
    });
    expect((await server.send('POST', `${base}/attempts`, { headers: type, body: large })).status).toBe(413);
  });
});

describe('a refused body does not break the connection or the request', () => {
  const large = 'x'.repeat(300 * 1024);
  const chunked = Array.from({ length: 300 }, () => `400\r\n${'x'.repeat(1_024)}\r\n`).join('');

  test.each([
    ['unread', `Content-Length: ${large.length}\r\n\r\n${large}`],
    ['half read', `Transfer-Encoding: chunked\r\n\r\n${chunked}0\r\n\r\n`],
  ])('%s: the next request works', async (_, rest) => {
    const { server } = await serveKit();
    const received = await server.raw(
      `POST ${base}/attempts HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${rest}` +
        `GET ${base}/applications HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    expect(received.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
  });

  test('an access log can still read the address', async () => {
    const { handler } = await serveKit();
    const seen: unknown[] = [];
    const server = await serve((req, res) => {
      res.on('finish', () => seen.push(req.socket?.remoteAddress));
      return handler(req, res);
    });
    await server.send('POST', `${base}/attempts`, { headers: type, body: piecemeal() });
    expect(seen).toEqual(['127.0.0.1']);
  });
});

test('a client that disconnects in the middle of its body is not a server error', async () => {
  const { world, server } = await serveKit();
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    'POST /api/connect/attempts HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"a":',
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(world.events).toEqual([]);
});
