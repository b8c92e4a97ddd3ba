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

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

function send(options: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const read = async (response: IncomingMessage): Promise<void> =>
      resolve({ status: response.statusCode, body: await text(response) });
    request(options, (response) => void read(response))
      .on('error', reject)
      .end();
  });
}

const getRemotely = (port: number, path: string): Promise<Answer> =>
  send({ host: '127.0.0.1', port, path, localAddress: networkAddress, headers: { host: 'localhost' } });

describe('listen', () => {
  it('serves API and pages', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/v1/applications`, { headers });
    expect(response.headers.get('content-type')).toContain('application/json');
    expect((await fetch(`${url}/identity/create?token=x`)).headers.get('content-type')).toContain(
      'text/html',
    );
  });

  it('says so when the port is taken, or takes the next one', async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    await expect(listen(emulator, { port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken.`);
    const second = await start({ port, nextFreePort: true });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  });

  it('drops the connection for a reset', async () => {
    const { url } = await start();
    emulator.failNext({ kind: 'reset' });
    const error: unknown = await fetch(`${url}/v1/applications`, { headers }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('closes at once although a call hangs', async () => {
    const server = await start();
    emulator.failNext({ kind: 'hang' });
    const hanging = fetch(`${server.url}/v1/applications`, { headers }).catch(() => 'dropped');
    while (emulator.log().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const begun = performance.now();
    await server.close();
    expect(await hanging).toBe('dropped');
    expect(performance.now() - begun).toBeLessThan(500);
  });

  it('refuses a body over the limit', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/v1/applications`, {
      method: 'POST',
      headers,
      body: 'x'.repeat(2_000_000),
    });
    expect(response.status).toBe(413);
  });

  it('answers an upgrade as it answers a request, and logs it', async () => {
    const { url } = await start();
    const path = '/cdp?apiKey=secret';
    const { hostname: host, port } = new URL(url);
    const answer = await send({
      host,
      port,
      path,
      headers: { connection: 'Upgrade', upgrade: 'websocket' },
    });
    expect(answer).toEqual({ status: 501, body: expect.stringContaining('no browser behind') });
    expect(emulator.log().at(-1)).toMatchObject({ path: '/cdp', query: '', status: 501 });
  });

  // Seen from the server, a connection from this address to 127.0.0.1 is one from another machine.
  it.runIf(networkAddress)(
    'takes control from this machine only, whatever the Host header says',
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
      expect((await getRemotely(port, '/live/nobody')).status).toBe(404);
      expect((await getRemotely(Number(new URL(control.url).port), '/_emulator/state')).status).toBe(200);
      expect((await fetch(`http://localhost:${port}/_emulator/state`)).status).toBe(200);
    },
  );

  it.each([
    ['a Host header that is not a host', 'GET / HTTP/1.1\r\nHost: a b'],
    ['a Host header with a password', 'GET / HTTP/1.1\r\nHost: ada:secret@localhost'],
    ['a method that Request does not allow', 'TRACE / HTTP/1.1\r\nHost: localhost'],
  ])('answers 400 to %s', async (_, head) => {
    const { hostname, port } = new URL((await start()).url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(`${head}\r\n\r\n`));
      socket.once('close', () => resolve('closed'));
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});
