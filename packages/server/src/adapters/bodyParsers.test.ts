import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { buffer as readAsBuffer, json as readAsJson, text as readAsText } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { serve } from './nodeServer.fixture.ts';
import { serveKit } from './serveKit.fixture.ts';
import { toNodeHandler } from './toNodeHandler.ts';

const base = '/api/connect';
const type = { 'content-type': 'application/json' };
const body = JSON.stringify({ application: 'linkedin' });

describe('after a body parser that', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: publicUrl };
  test.each<[string, unknown, Record<string, string>, number]>([
    ['stored an object', { application: 'linkedin' }, type, 201],
    ['stored a string', body, type, 201],
    ['stored bytes', Buffer.from(body), type, 201],
    ['stored the fields of a form', { application: 'linkedin' }, form, 303],
    ['stored an empty object', {}, type, 400],
  ])('%s', async (_, parsed, headers, status) => {
    const { handler } = await serveKit();
    const server = await serve(async (req: IncomingMessage & { body?: unknown }, res) => {
      await readAsText(req);
      req.body = parsed;
      return handler(req, res);
    });
    expect((await server.send('POST', `${base}/attempts`, { headers, body })).status).toBe(status);
  });

  test('throws when the body is read, the response is 400', async () => {
    const { handler } = await serveKit();
    const server = await serve(async (req, res) => {
      await readAsText(req);
      return handler(Object.defineProperty(req, 'body', { get: () => JSON.parse('{') }), res);
    });
    const answer = await server.send('POST', `${base}/attempts`, { headers: type, body: '{' });
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([400, 'invalid_json']);
  });

  test.each([
    ['a user', 'session=ada'],
    ['a user without a session', ''],
  ])('stored nothing, %s and the log receive the cause', async (_, cookie) => {
    const world = await createWorld();
    const handler = toNodeHandler(world.connect);
    const server = await serve(async (req, res) => {
      await readAsText(req);
      return handler(req, res);
    });
    const headers = { ...type, ...(cookie && { cookie, origin: publicUrl }) };
    const answer = await server.send('POST', `${base}/attempts`, { headers, body });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
      500,
      {
        error: {
          code: 'body_already_read',
          message: expect.stringMatching(/before body parsers.*frameworks/),
        },
      },
    ]);
    expect(world.events).toMatchObject([
      {
        type: 'handler.failed',
        code: 'body_already_read',
        reason: expect.stringMatching(/before body parsers/),
      },
    ]);
  });

  test.each([
    ['stored the raw bytes, a webhook is accepted', (bytes: Buffer) => bytes, 204],
    ['stored the raw text, a webhook is accepted', String, 204],
    ['did not store the raw bytes, a webhook is refused', () => undefined, 403],
  ])('%s', async (_, keep, status) => {
    const webhookSecret = 'whsec';
    const { connect, now } = await createWorld({ connect: { webhookSecret } });
    const handler = toNodeHandler(connect);
    const server = await serve(async (req: IncomingMessage & { body?: unknown; rawBody?: unknown }, res) => {
      const bytes = await readAsBuffer(req);
      req.body = JSON.parse(String(bytes));
      req.rawBody = keep(bytes);
      return handler(req, res);
    });
    const event = '{ "data": {}, "name": "Zoé" }';
    const timestamp = String(Math.floor(now() / 1_000));
    const v1 = createHmac('sha256', webhookSecret).update(`v0:${timestamp}:${event}`).digest('hex');
    const headers = { 'anchor-timestamp': timestamp, 'anchor-signature': `t=${timestamp},v1=${v1}`, ...type };
    const answer = await server.send('POST', `${base}/webhooks/anchor`, { headers, body: event });
    expect(answer.status).toBe(status);
  });

  test('did not read a body of an unknown type, the kit reads it', async () => {
    const { handler } = await serveKit();
    const server = await serve((req: IncomingMessage & { body?: unknown }, res) => {
      req.body = {};
      return handler(req, res);
    });
    expect((await server.send('POST', `${base}/attempts`, { headers: type, body })).status).toBe(201);
  });

  test('parsed JSON that is not an object, the kit returns 400', async () => {
    const { handler } = await serveKit();
    const server = await serve(async (req: IncomingMessage & { body?: unknown }, res) => {
      req.body = await readAsJson(req);
      return handler(req, res);
    });
    expect(
      (await server.send('POST', `${base}/attempts`, { headers: type, body: '"linkedin"' })).status,
    ).toBe(400);
  });
});
