import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createEmulator } from '../createEmulator.ts';
import { demoApiKey } from '../demo.ts';
import { listen, type EmulatorServer, type ListenOptions } from './listen.ts';

const headers = { 'anchor-api-key': demoApiKey };
const emulator = createEmulator();
let servers: EmulatorServer[] = [];

async function start(options: ListenOptions = { port: 0 }): Promise<EmulatorServer> {
  const server = await listen(emulator, options);
  servers.push(server);
  return server;
}

afterEach(async () => {
  emulator.reset();
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

const networkAddress = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

interface RawResponse {
  readonly status: number | undefined;
  readonly body: string;
}

function send(options: RequestOptions): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const read = async (response: IncomingMessage): Promise<void> =>
      resolve({ status: response.statusCode, body: await text(response) });
    request(options, (response) => void read(response))
      .on('error', reject)
      .end();
  });
}

const getRemotely = (port: number, path: string): Promise<RawResponse> =>
  send({ host: '127.0.0.1', port, path, localAddress: networkAddress, headers: { host: 'localhost' } });

describe('listen', () => {
  it('serves the API and the pages', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/v1/applications`, { headers });
    expect(response.headers.get('content-type')).toContain('application/json');
    expect((await fetch(`${url}/identity/create?token=x`)).headers.get('content-type')).toContain(
      'text/html',
    );
  });

  it('throws if the port is in use, or uses the next one', async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    await expect(listen(emulator, { port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use.`);
    const second = await start({ port, nextFreePort: true });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  });

  it('resets the connection for a fault', async () => {
    const { url } = await start();
    emulator.failNext({ kind: 'reset' });
    const error: unknown = await fetch(`${url}/v1/applications`, { headers }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('closes while a call hangs', async () => {
    const server = await start();
    emulator.failNext({ kind: 'hang' });
    const hanging = fetch(`${server.url}/v1/applications`, { headers }).catch(() => 'dropped');
    while (emulator.log().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.close();
    expect(await hanging).toBe('dropped');
  });

  it('refuses a body above the limit', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/v1/applications`, {
      method: 'POST',
      headers,
      body: 'x'.repeat(2_000_000),
    });
    expect(response.status).toBe(413);
  });

  it('refuses an upgrade without browsers, and logs it', async () => {
    const { url } = await start();
    const path = '/cdp?apiKey=secret';
    const { hostname: host, port } = new URL(url);
    const response = await send({
      host,
      port,
      path,
      headers: { connection: 'Upgrade', upgrade: 'websocket' },
    });
    expect(response).toEqual({ status: 501, body: expect.stringContaining('has no browser') });
    expect(emulator.log().at(-1)).toMatchObject({ path: '/cdp', query: '', status: 501 });
  });

  // For the server, a connection from this address to 127.0.0.1 comes from another machine.
  it.runIf(networkAddress)(
    'allows control from this machine only, regardless of the Host header',
    async () => {
      const control = await listen(emulator, {
        port: 0,
        host: '0.0.0.0',
        dangerouslyAllowRemoteControl: true,
      });
      servers.push(control);
      const port = Number(new URL((await start({ port: 0, host: '0.0.0.0' })).url).port);
      const refused = await getRemotely(port, '/_emulator/state');
      expect(refused).toEqual({ status: 403, body: expect.stringContaining('this machine only') });
      expect((await getRemotely(port, '/live/unknown')).status).toBe(404);
      expect((await getRemotely(Number(new URL(control.url).port), '/_emulator/state')).status).toBe(200);
      expect((await fetch(`http://localhost:${port}/_emulator/state`)).status).toBe(200);
    },
  );

  it.each([
    ['an invalid Host header', 'GET / HTTP/1.1\r\nHost: a b'],
    ['a Host header with a password', 'GET / HTTP/1.1\r\nHost: ada:secret@localhost'],
    ['a method that Request does not allow', 'TRACE / HTTP/1.1\r\nHost: localhost'],
  ])('returns 400 for %s', async (_, head) => {
    const { hostname, port } = new URL((await start()).url);
    const response = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(`${head}\r\n\r\n`));
      socket.once('close', () => resolve('closed'));
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
    });
    expect(response).toMatch(/^HTTP\/1\.1 400 /);
  });
});
