import { afterEach, expect, test, vi } from 'vitest';
import { createClient } from './createClient.ts';

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
])('a fetch of the app that heeds no signal and %s is given up, and holds up none', async (_, fetch) => {
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
