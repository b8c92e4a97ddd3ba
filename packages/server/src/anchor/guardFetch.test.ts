import { demoApiKey } from '@kit/emulator';
import Anchorbrowser from 'anchorbrowser';
import { describe, expect, test, vi } from 'vitest';
import { serve } from '../adapters/nodeServer.fixture.ts';
import { createConnect } from '../createConnect.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld, smallClient } from '../world.fixture.ts';
import type { AnchorClient, CallOptions } from './AnchorClient.ts';
import { guardClient, guardFetch } from './guardFetch.ts';

const id = '7b1d0c1e-9b5f-4f57-8f4c-1f3f2f6f9a10';
const options = (): CallOptions => ({
  timeout: 10_000,
  maxRetries: 0,
  signal: new AbortController().signal,
});

const official = (baseURL: string) => new Anchorbrowser({ apiKey: demoApiKey, baseURL });
const start = (anchor: AnchorClient) =>
  createConnect({
    anchor,
    applications: { linkedin: { id } },
    publicUrl: 'https://app.example.com',
    store: memoryStore(),
    getUser: () => null,
  });

const clients: [string, (url: string) => AnchorClient][] = [
  ['the SDK', (url) => guardClient(official(url))],
  ['our own client', smallClient],
];

/** Every call that the kit makes. */
const calls: [string, (client: AnchorClient) => PromiseLike<unknown>][] = [
  [
    'createIdentityToken',
    (client) =>
      client.applications.createIdentityToken(id, { callbackUrl: 'https://app.example.com' }, options()),
  ],
  ['listIdentities', (client) => client.applications.listIdentities(id, { search: 'a' }, options())],
  ['retrieve', (client) => client.identities.retrieve(id, options())],
  ['update', (client) => client.identities.update(id, { metadata: {} }, options())],
  ['delete', (client) => client.identities.delete(id, options())],
  [
    'sessions.create',
    (client) =>
      client.sessions.create(
        { session: { proxy: { active: true } }, browser: {}, identities: [{ id }] },
        options(),
      ),
  ],
  ['sessions.delete', (client) => client.sessions.delete(id, options())],
  ['post', (client) => client.post(`/v1/identities/${id}/reauthenticate`, { ...options(), body: {} })],
];

describe.each(clients)('with %s', (_, makeClient) => {
  test.each(calls)('%s follows no redirect, so the key reaches no other server', async (_name, call) => {
    const elsewhere: unknown[] = [];
    const target = await serve((req, res) => {
      elsewhere.push(req.headers);
      res.end('{}');
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const first = await serve((_req, res) => {
        res.writeHead(status, { location: `http://127.0.0.1:${target.port}/` }).end();
      });
      await expect(call(makeClient(`http://127.0.0.1:${first.port}`))).rejects.toMatchObject({ status });
    }
    expect(elsewhere).toEqual([]);
  });

  test.each([200, 500])('an endless response with the status %i is cancelled', async (status) => {
    let isCut = false;
    const server = await serve((_req, res) => {
      res.writeHead(status, { 'content-type': 'application/json' }).on('close', () => (isCut = true));
      const write = () => {
        while (!res.destroyed && res.write('x'.repeat(65_536)));
      };
      res.on('drain', write);
      write();
    });
    const began = performance.now();
    const client = makeClient(`http://127.0.0.1:${server.port}`);
    await expect(client.identities.retrieve(id, options())).rejects.toSatisfy((error: Error) =>
      `${error.message} ${String(error.cause)}`.includes('larger than 262144 bytes'),
    );
    await expect.poll(() => isCut).toBe(true);
    expect(performance.now() - began).toBeLessThan(8_000);
  });
});

test('the kit calls Anchor with a guarded copy of the SDK, and leaves the instance unchanged', async () => {
  const sent: unknown[] = [];
  const own: typeof fetch = async (input, init) => {
    sent.push(init?.redirect);
    return fetch(input, init);
  };
  const { anchorUrl } = await createWorld();
  const sdk = new Anchorbrowser({ apiKey: demoApiKey, baseURL: anchorUrl, fetch: own });
  const world = await createWorld({ anchor: () => sdk });
  await world.connect.reconcile();
  expect(sent).toEqual(['manual', 'manual']);
  await sdk.applications.list();
  expect(sent).toEqual(['manual', 'manual', undefined]);
});

test('the SDK logs no response of Anchor', async () => {
  vi.stubEnv('ANCHORBROWSER_LOG', 'debug');
  const printed: unknown[] = [];
  const print = (...line: unknown[]) => printed.push(line);
  const logger = { error: print, warn: print, info: print, debug: print };
  const world = await createWorld({
    anchor: (baseURL) => new Anchorbrowser({ apiKey: demoApiKey, baseURL, logger }),
  });
  await world.finish(world.browser('ada'));
  await world.connect.createSession({ userId: 'ada', application: 'linkedin' });
  vi.unstubAllEnvs();
  expect(printed).toEqual([]);
});

describe('the base URL of an SDK instance', () => {
  test.each(['https://evil.example', 'http://api.anchorbrowser.io', 'http://10.0.0.1:4400'])(
    '%s is refused at startup',
    (baseURL) => {
      expect(() => start(official(baseURL))).toThrow(/would send the API key to .*ANCHORBROWSER_BASE_URL/);
    },
  );

  test.each(['https://api.anchorbrowser.io', 'http://127.0.0.1:4400', 'http://localhost:4400'])(
    '%s is accepted',
    (baseURL) => {
      expect(() => start(official(baseURL))).not.toThrow();
    },
  );

  test('a base URL that changes after startup receives no key', async () => {
    const send = guardFetch('https://api.anchorbrowser.io', async () => Response.json({}));
    await expect(send('https://evil.example/v1/identities')).rejects.toThrow(/evil\.example/);
    expect((await send('https://api.anchorbrowser.io/v1/identities')).status).toBe(200);
  });
});
