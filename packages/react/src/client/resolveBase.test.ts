import { afterEach, expect, test, vi } from 'vitest';
import { createClient } from './createClient.ts';
import { resolveBase } from './resolveBase.ts';

const origin = 'https://app.example.com';
const answer = async () => Response.json({ connections: [] });
const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
afterEach(() => {
  consoleError.mockClear();
  vi.unstubAllGlobals();
});

test.each(['/api/connect', '/api/connect/', `${origin}/api/connect`])(
  '%s resolves to the origin and the path, without a warning',
  (baseUrl) => {
    expect(resolveBase(baseUrl, origin)).toEqual({ origin, path: '/api/connect' });
    expect(consoleError).not.toHaveBeenCalled();
  },
);

test('a handler on another origin is reported once, with the cause', async () => {
  vi.stubGlobal('location', { origin });
  const client = createClient({ baseUrl: 'https://api.example.com/connect', fetch: answer });
  await client.listConnections();
  await client.listConnections();
  expect(consoleError).toHaveBeenCalledOnce();
  expect(consoleError.mock.calls.join()).toMatch(/api\.example\.com.*cookies/);
});

test('returns undefined on a page without an origin', () => {
  expect(resolveBase('/api/connect', 'null')).toBeUndefined();
});
