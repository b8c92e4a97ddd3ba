import { describe, expect, test, vi } from 'vitest';
import { createWorld, smallClient } from '../world.fixture.ts';
import { serve } from '../adapters/nodeServer.fixture.ts';
import { createAnchorClient } from './createAnchorClient.ts';

const id = '7b1d0c1e-9b5f-4f57-8f4c-1f3f2f6f9a10';
const call = () => ({ timeout: 1_000, maxRetries: 0, signal: AbortSignal.timeout(1_000) });

describe('options', () => {
  test.each([undefined, '', '  '])(
    'the key %j is refused, with the name of the variable to set',
    (apiKey) => {
      expect(() => createAnchorClient({ apiKey })).toThrow(/apiKey is empty\. Set ANCHORBROWSER_API_KEY/);
    },
  );

  test.each([
    'https://evil.example',
    'http://api.anchorbrowser.io',
    'https://api.anchorbrowser.io.evil.example',
    'https://api.anchorbrowser.io:8443',
    'https://api.anchorbrowser.io@evil.example',
  ])('%s would be sent the key, and is refused', (baseUrl) => {
    expect(() => createAnchorClient({ apiKey: 'k', baseUrl })).toThrow(/dangerouslyAllowCustomBaseUrl/);
    expect(() => createAnchorClient({ apiKey: 'k', baseUrl })).not.toThrow(/\bk\b.*=/);
  });

  test('environment variables do not move it', async () => {
    vi.stubEnv('ANCHORBROWSER_BASE_URL', 'https://evil.example');
    const asked: Request[] = [];
    const client = createAnchorClient({
      apiKey: 'k',
      fetch: async (request) => {
        asked.push(request);
        return Response.json({});
      },
    });
    await client.identities.retrieve(id, call());
    vi.unstubAllEnvs();
    expect(asked[0]?.url).toBe(`https://api.anchorbrowser.io/v1/identities/${id}`);
    expect(asked[0]?.headers.get('anchor-api-key')).toBe('k');
  });
});

test.each(['../applications', `${id}/credentials`, `${id}%2fcredentials`, `${id}?a`, '', '.', ` ${id}`])(
  'the id %j never becomes part of a path',
  async (wrong) => {
    const { emulator, anchorUrl } = await createWorld();
    const { applications, identities } = smallClient(anchorUrl);
    const calls = [
      () => identities.retrieve(wrong, call()),
      () => identities.update(wrong, {}, call()),
      () => identities.delete(wrong, call()),
      () => applications.createIdentityToken(wrong, { callbackUrl: 'https://a.example' }, call()),
      () => applications.listIdentities(wrong, {}, call()),
    ];
    for (const one of calls) expect(one).toThrow(/no UUID/);
    expect(emulator.log()).toEqual([]);
  },
);

test('a search is one parameter, whatever it holds', async () => {
  const { emulator, anchorUrl } = await createWorld();
  const applicationId = emulator.applications()[0]?.id ?? '';
  const search = 'a&limit=1#x=?ä';
  await smallClient(anchorUrl).applications.listIdentities(applicationId, { search }, call());
  expect(Object.fromEntries(new URLSearchParams(emulator.log()[0]?.query))).toEqual({ search });
});

test('a redirect is not followed: the key goes nowhere else', async () => {
  const elsewhere: unknown[] = [];
  const target = await serve((req, res) => {
    elsewhere.push(req.headers);
    res.end('{}');
  });
  const first = await serve((_, res) => {
    res.writeHead(307, { location: `http://127.0.0.1:${target.port}/` }).end();
  });
  const client = smallClient(`http://127.0.0.1:${first.port}`);
  await expect(client.identities.retrieve(id, call())).rejects.toThrow(/fetch failed/);
  expect(elsewhere).toEqual([]);
});

test('an endless answer is cut off', async () => {
  const server = await serve((_, res) => {
    res.writeHead(200);
    const write = () => {
      while (!res.destroyed && res.write('x'.repeat(65_536)));
    };
    res.on('drain', write);
    write();
  });
  const client = smallClient(`http://127.0.0.1:${server.port}`);
  await expect(client.identities.retrieve(id, call())).rejects.toThrow(/over 262144 bytes/);
});

/** How often Anchor is asked while it answers nothing but this status. */
async function seen(status: number, maxRetries: number): Promise<number | undefined> {
  const { emulator, anchorUrl, calls } = await createWorld();
  emulator.failNext({ kind: 'status', status, retryAfter: 0, times: 9 });
  const retrieving = smallClient(anchorUrl).identities.retrieve(id, { ...call(), maxRetries });
  await expect(Promise.resolve(retrieving)).rejects.toMatchObject({ status });
  return calls()['identities.retrieve'];
}

describe('retries', () => {
  test.each([408, 409, 429, 500, 502, 503, 504])('%i is tried again, as often as allowed', async (status) => {
    expect(await seen(status, 2)).toBe(3);
    expect(await seen(status, 0)).toBe(1);
  });

  test.each([400, 401, 403, 404, 422])('%i is not', async (status) => {
    expect(await seen(status, 2)).toBe(1);
  });

  test('an end of the call ends its pauses', async () => {
    const { emulator, anchorUrl } = await createWorld();
    emulator.failNext({ kind: 'status', status: 500, retryAfter: 5 });
    const began = Date.now();
    const options = { timeout: 1_000, maxRetries: 2, signal: AbortSignal.timeout(100) };
    await expect(Promise.resolve(smallClient(anchorUrl).identities.retrieve(id, options))).rejects.toThrow(
      /aborted/,
    );
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});
