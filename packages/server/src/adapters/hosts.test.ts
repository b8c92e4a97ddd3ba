import { createServer, connect as connectHttp2 } from 'node:http2';
import { text } from 'node:stream/consumers';
import { onTestFinished, expect, test } from 'vitest';
import { openOrigins, second } from '../request/publicOrigin.fixture.ts';
import { serve } from './nodeServer.fixture.ts';
import { toNodeHandler } from './toNodeHandler.ts';

const path = '/api/connect/attempts';
const body = JSON.stringify({ application: 'linkedin' });
const headers = {
  'content-type': 'application/json',
  cookie: 'session=ada',
  'sec-fetch-site': 'same-origin',
  origin: second,
};

async function openHandler() {
  const { world } = await openOrigins();
  return toNodeHandler(world.connect);
}

test('with several origins, the host of a request selects one', async () => {
  const server = await serve(await openHandler());
  const answer = await server.send('POST', path, { headers: { ...headers, host: 'app.example.org' }, body });
  expect([answer.status, JSON.parse(answer.body).startUrl]).toEqual([
    201,
    expect.stringContaining(`${second}/api/connect/start/`),
  ]);
  const refused = await server.send('POST', path, { headers: { ...headers, host: 'evil.example' }, body });
  expect([refused.status, JSON.parse(refused.body).error.code]).toEqual([403, 'unknown_host']);
});

test('two hosts in one request select none', async () => {
  const server = await serve(await openHandler());
  const sent = `GET /api/connect/applications HTTP/1.1\r\nHost: evil.example\r\nHost: app.example.org\r\nCookie: session=ada\r\n\r\n`;
  expect(await server.raw(sent)).toMatch(/^HTTP\/1\.1 40[03] /);
});

test('over HTTP/2, it is the host in `:authority`', async () => {
  const handler = await openHandler();
  const server = createServer((req, res) => void Reflect.apply(handler, undefined, [req, res]));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const client = connectHttp2(`http://127.0.0.1:${port}`);
  onTestFinished(() => {
    client.close();
    server.close();
  });
  const ask = async (authority: string) => {
    const stream = client.request({ ':method': 'POST', ':path': path, ':authority': authority, ...headers });
    stream.end(body);
    return JSON.parse(await text(stream));
  };
  expect((await ask('app.example.org')).startUrl).toContain(`${second}/api/connect/start/`);
  expect((await ask('evil.example')).error.code).toBe('unknown_host');
});
