import { connect as connectSocket } from 'node:net';
import { text } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectProper } from '../expectProper.fixture.ts';
import { content, headerTable, headerValue, method, target } from '../fuzz.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { serve, type NodeServer } from './nodeServer.fixture.ts';
import { toNodeHandler } from './toNodeHandler.ts';
import '../fuzzSeed.fixture.ts';
import { atDepth } from '../testDepth.fixture.ts';

async function serveKit(user: { id: string } | null = null) {
  const world = await createWorld({ connect: { getUser: () => user, webhookSecret: 'whsec_never_guessed' } });
  return { world, server: await serve(toNodeHandler(world.connect)) };
}

/** Writes bytes, ends, and returns everything until the server closes the socket. Otherwise the test fails. */
function talk({ port }: NodeServer, bytes: Uint8Array | string): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    connectSocket(port, '127.0.0.1')
      .on('data', (chunk) => {
        received += chunk.toString('latin1');
      })
      .on('error', () => undefined)
      .on('close', () => resolve(received))
      .end(bytes);
  });
}

/** Node itself rejects everything except HTTP. Every other response must be a valid response of the kit. */
function expectProperTalk(received: string): void {
  const [head = '', body = ''] = received.split(/\r\n\r\n(.*)/s);
  const [line = '', ...fields] = head.split('\r\n');
  if (received === '' || /^HTTP\/1\.1 (400|408|413|417|431) .*\r\nConnection: close/.test(head)) return;
  expect(line).toMatch(/^HTTP\/1\.1 \d{3} /);
  const headers = new Headers(
    fields.map((field): [string, string] => [field.split(': ')[0] ?? '', field.split(': ')[1] ?? '']),
  );
  expectProper({ status: Number(line.split(' ')[1]), headers, body });
}

const latin1 = (value: string) => Buffer.from(value, 'latin1');

/** A `Request` cannot be made with these. */
const anyMethod = fc.oneof({ weight: 9, arbitrary: method }, fc.constantFrom('TRACE', 'TRACK', 'CONNECT'));

/** A valid request, or one that is broken by one change of its bytes. */
const bytes = fc
  .tuple(
    anyMethod,
    target,
    headerTable,
    content,
    fc.option(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 4 }))),
  )
  .map(([verb, path, headers, body, harm]) => {
    const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `${verb} ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${fields.join('')}`;
    const whole = Buffer.concat([latin1(`${head}Content-Length: ${body.length}\r\n\r\n`), body]);
    if (!harm) return whole;
    const place = harm[0] % whole.length;
    return Buffer.concat([whole.subarray(0, place), harm[1], whole.subarray(place + 1)]);
  });

test(
  'any bytes from a socket receive a valid response, or Node refuses them',
  { timeout: 60_000 },
  async () => {
    const { world, server } = await serveKit();
    const property = fc.asyncProperty(fc.oneof(bytes, fc.uint8Array({ maxLength: 64 })), async (sent) => {
      const received = await talk(server, sent);
      expectProperTalk(received);
      expect(received).not.toMatch(/^set-cookie:/im);
    });
    await fc.assert(property, { numRuns: atDepth(200, 1_000) });
    expect(server.rejections).toEqual([]);
    expect(world.calls()).toEqual({});
  },
);

test('any request target receives a valid response', { timeout: 60_000 }, async () => {
  const { world, server } = await serveKit();
  const shape = fc.oneof(
    target,
    headerValue,
    headerValue.map((value) => `/${value}`),
    fc.webUrl(),
  );
  const property = fc.asyncProperty(shape, headerValue, async (path, host) => {
    const head = `GET ${path.replaceAll(/\s/g, '')} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    expectProperTalk(await talk(server, latin1(head)));
  });
  await fc.assert(property, { numRuns: atDepth(150, 500) });
  expect(server.rejections).toEqual([]);
  expect(world.errors).toEqual([]);
});

test('any result of a body parser receives a valid response', { timeout: 60_000 }, async () => {
  const world = await createWorld({
    connect: { getUser: () => ({ id: 'ada' }), limit: { attempts: 1e9, seconds: 1 } },
  });
  const handler = toNodeHandler(world.connect);
  let left: unknown;
  const server = await serve(async (req, res) => {
    await text(req);
    await handler(Object.assign(req, { body: left }), res);
  });
  const value = fc.oneof(fc.jsonValue(), fc.object(), content);
  const type = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain');
  const property = fc.asyncProperty(value, type, async (body, contentType) => {
    left = body;
    const headers = `Content-Type: ${contentType}\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 2\r\nConnection: close`;
    const received = await talk(
      server,
      `POST /api/connect/attempts HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n{}`,
    );
    expectProperTalk(received);
  });
  await fc.assert(property, { numRuns: atDepth(100, 300) });
  expect(server.rejections).toEqual([]);
  expect(world.errors).toEqual([]);
});
