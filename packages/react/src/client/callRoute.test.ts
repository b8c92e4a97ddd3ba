import { afterEach, describe, expect, test, vi } from 'vitest';
import { createClient } from './createClient.ts';
import { serveJson } from './serveJson.fixture.ts';

afterEach(() => void vi.useRealTimers());

test.each([
  ['never answers', () => new Promise<Response>(() => {})],
  [
    'never ends its answer',
    () =>
      Promise.resolve(
        new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1)) })),
      ),
  ],
])('a custom fetch that ignores the signal and %s times out, and blocks no other call', async (_, fetch) => {
  vi.useFakeTimers();
  const client = createClient({ baseUrl: '/api/connect', fetch });
  const stop = new AbortController();
  const left = client.createAttempt({ application: 'a' }, stop.signal);
  const waiting = client.createAttempt({ application: 'b' });
  stop.abort();
  expect(await left).toMatchObject({ error: { code: 'network_error' } });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await waiting).toMatchObject({ error: { code: 'timeout' } });
});

describe('a framework that adds a trailing slash', () => {
  const created = {
    attemptId: 'a1',
    startUrl: '/api/connect/start/a1',
    expiresAt: '2099-01-01T00:00:00Z',
  };
  const redirect = async (status: number) => {
    const { origin, seen } = await serveJson(({ request, response, json }) => {
      if (!request.url?.endsWith('/')) response.writeHead(status, { location: `${request.url}/` }).end();
      else if (request.method === 'POST') json(201, created);
      else json(405, { error: { code: 'method_not_allowed', message: '', reference: 'r' } });
    });
    const client = createClient({ baseUrl: `${origin}/api/connect` });
    return { result: await client.createAttempt({ application: 'linkedin' }), seen };
  };

  test('with 308 works', async () => {
    const { result, seen } = await redirect(308);
    expect(result.ok).toBe(true);
    expect(seen.at(-1)).toBe('POST /api/connect/attempts/ {"application":"linkedin"}');
  });

  test('with 301, which turns POST into GET, warns', async () => {
    const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { result } = await redirect(301);
    expect(result).toMatchObject({ error: { code: 'unexpected_response' } });
    expect(consoleError.mock.calls.join()).toMatch(
      /was changed on its way to http\S+\/attempts\/\. Use redirects 307 or 308 only/,
    );
    consoleError.mockRestore();
  });
});
