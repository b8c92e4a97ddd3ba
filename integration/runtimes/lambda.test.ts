import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startSilentProxy } from '../../packages/server/src/stores/silentProxy.fixture.ts';
import { startServer } from '../shared/startServer.ts';
import { createBrowser, origin } from './browser.ts';
import { describeRows, folder, startAnchor } from './describeRows.ts';
import { connectAndDisconnect } from './journeys.ts';
import { signWebhook } from './signWebhook.ts';
import { startFunction, type LambdaResult } from './lambda/startFunction.ts';

describeRows('lambda');

const base64 = (body: string | Buffer) => ({
  body: Buffer.from(body).toString('base64'),
  isBase64Encoded: true,
});
const names = (cookies: string[] = []) => new Set(cookies.map((cookie) => cookie.split('=')[0]));
const codeOf = ({ statusCode, body = '' }: LambdaResult) => `${statusCode} ${JSON.parse(body).error.code}`;

describe.skipIf(process.platform === 'win32')('events of Lambda', () => {
  let anchor: Awaited<ReturnType<typeof startAnchor>>;
  let lambda: ReturnType<typeof startFunction>;
  const signedIn = { cookies: ['theme=dark', 'session=ada'], headers: { origin } };
  const event = (method: string, rawPath: string, rest: object = signedIn) => ({
    version: '2.0',
    rawPath,
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
    requestContext: { domainName: 'app.example.com', http: { method } },
    ...rest,
  });
  const form = { ...signedIn.headers, 'content-type': 'application/x-www-form-urlencoded' };
  const json = { ...signedIn.headers, 'content-type': 'application/json' };

  beforeAll(async () => {
    anchor = await startAnchor();
    lambda = startFunction(anchor.env);
  });
  afterAll(() => {
    lambda.stop();
    return anchor.close();
  });

  test('a form in base64 keeps its 303 and its cookie', async () => {
    const sent = { ...signedIn, headers: form, ...base64('application=linkedin') };
    const result = await lambda.invoke(event('POST', '/api/connect/attempts', sent));
    expectStatus(result, 303);
    assert.match(result.headers?.location ?? '', /^https:\/\/app\.example\.com\/api\/connect\/start\//);
    assert.match(result.cookies?.join('\n') ?? '', /^__Host-connect=[^\n]*; Secure[^\n]*$/);
    assert.equal(result.headers?.['set-cookie'], undefined);
  });

  const fields = { httpMethod: 'POST', path: '/api/connect/attempts', queryStringParameters: {} };
  const single = { cookie: 'session=ada', ...json };
  const multiple = Object.fromEntries(Object.entries(single).map(([name, value]) => [name, [value]]));
  const host = { domainName: 'app.example.com' };
  const platforms = {
    'an HTTP API or a function URL': event('POST', fields.path, { ...signedIn, headers: json }),
    'a REST API': { ...fields, headers: single, multiValueHeaders: multiple, requestContext: host },
    'a load balancer': {
      ...fields,
      headers: { host: host.domainName, ...single },
      requestContext: { elb: {} },
    },
    'a load balancer with lists of headers': {
      ...fields,
      multiValueHeaders: { host: [host.domainName], ...multiple },
      requestContext: { elb: {} },
    },
    'a function of Netlify': {
      ...fields,
      headers: { host: host.domainName, ...single },
      multiValueHeaders: multiple,
    },
  };

  test.each(Object.entries(platforms))('%s may encode the body, and has to say so', async (_name, sent) => {
    const body = base64('{"application":"linkedin"}');
    expectStatus(await lambda.invoke({ ...sent, ...body }), 201);
    const unmarked = await lambda.invoke({ ...sent, body: body.body });
    assert.equal(codeOf(unmarked), '400 body_in_base64');
  });

  test('a webhook in base64 that is not marked is not an invalid signature', async () => {
    const delivery = '{"type":"task.failed"}';
    const headers = signWebhook(anchor.env.WEBHOOK_SECRET ?? '', delivery);
    const deliver = (body: object) =>
      lambda.invoke(event('POST', '/api/connect/webhooks/anchor', { headers, ...body }));
    assert.equal(codeOf(await deliver({ body: base64(delivery).body })), '400 body_in_base64');
    expectStatus(await deliver(base64(delivery)), 204);
  });

  test('two cookies are two entries', async () => {
    const sent = { headers: json, body: '{"application":"linkedin"}' };
    const expected = new Set(['__Host-connect', 'session']);
    const first = await lambda.invoke(
      event('POST', '/api/connect/attempts', { ...sent, cookies: ['session=rotating-1'] }),
    );
    expectStatus(first, 201);
    assert.deepEqual(names(first.cookies), expected);
    const second = await lambda.invoke({
      httpMethod: 'POST',
      path: '/api/connect/attempts',
      headers: {},
      multiValueHeaders: {
        ...Object.fromEntries(Object.entries(json).map(([name, value]) => [name, [value]])),
        cookie: ['session=rotating-2'],
      },
      requestContext: { domainName: 'app.example.com' },
      body: sent.body,
    });
    expectStatus(second, 201);
    assert.deepEqual(names(second.multiValueHeaders?.['set-cookie']), expected);
  });

  test.each(['/api/connect/connections', '/prod/api/connect/connections', '/api/connect/connections/'])(
    'the path %s is found, with or without a stage and a slash',
    async (path) => {
      const result = await lambda.invoke(event('GET', path));
      expectStatus(result, 200);
      assert.deepEqual(JSON.parse(result.body ?? ''), { connections: [] });
    },
  );

  test('bytes that are not text arrive unchanged', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0xfe, 0x0d, 0x0a, 0x80]);
    const headers = signWebhook(anchor.env.WEBHOOK_SECRET ?? '', bytes);
    const deliver = (sent: Buffer) =>
      lambda.invoke(event('POST', '/api/connect/webhooks/anchor', { headers, ...base64(sent) }));
    const changed = Buffer.from(bytes.toString());
    assert.equal(codeOf(await deliver(changed)), '403 invalid_signature');
    // The signature is accepted, and the body then turns out not to be JSON.
    assert.equal(codeOf(await deliver(bytes)), '400 invalid_json');
  });

  test.each([
    ['a method that no request can have', event('TRACE', '/api/connect/connections')],
    ['a GET with a body', event('GET', '/api/connect/connections', { ...signedIn, body: 'x' })],
    ['an invalid header', event('GET', '/api/connect/connections', { headers: { 'a b': 'x' } })],
    [
      'a header that ends the line',
      event('GET', '/api/connect/connections', { headers: { x: 'a\r\nb: c' } }),
    ],
    [
      'an invalid host',
      event('GET', '/x', { requestContext: { domainName: 'a b', http: { method: 'GET' } } }),
    ],
    [
      'a body that is not JSON',
      event('POST', '/api/connect/attempts', { ...signedIn, headers: json, ...base64('{') }),
    ],
  ])('%s is 400', async (_name, malformed) => {
    const result = await lambda.invoke(malformed);
    expectStatus(result, 400);
    assert.doesNotMatch(JSON.stringify(result), /\.[cm]?[jt]s:\d+|\n\s+at /);
    expectStatus(await lambda.invoke(event('GET', '/api/connect/connections')), 200);
  });

  test('an event without an HTTP request is 404', async () => {
    for (const other of [{}, { source: 'aws.events', detail: {} }, { Records: [] }])
      assert.equal(codeOf(await lambda.invoke(other)), '404 not_found');
  });

  test('a function whose connections ended while it was frozen works', async () => {
    const proxy = await startSilentProxy({ host: '127.0.0.1', port: Number(new URL(anchor.url).port) });
    const proxyUrl = `http://127.0.0.1:${proxy.port}`;
    const command = ['node', '--import', 'tsx', 'lambda/gateway.ts'];
    const server = await startServer(
      { name: 'lambda', command },
      { ...anchor.env, ANCHOR_URL: proxyUrl },
      folder,
    );
    try {
      const browser = createBrowser(server.port, 'frozen');
      await connectAndDisconnect(browser, proxyUrl);
      proxy.refuse();
      proxy.resume();
      await connectAndDisconnect(browser, proxyUrl);
      assert.ok(server.isAlive());
    } finally {
      await server.stop();
      proxy.stop();
    }
  });
});

function expectStatus(result: LambdaResult, status: number): void {
  assert.equal(result.statusCode, status, JSON.stringify(result));
}
