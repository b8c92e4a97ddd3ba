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

test.each(['/api/connect', '/api/connect/', `${origin}/api/connect`])('%s is where it says', (baseUrl) => {
  expect(resolveBase(baseUrl, origin)).toEqual({ origin, path: '/api/connect' });
  expect(consoleError).not.toHaveBeenCalled();
});

test('on another origin: warns once and says why it cannot work', async () => {
  vi.stubGlobal('location', { origin });
  const client = createClient({ baseUrl: 'https://api.example.com/connect', fetch: answer });
  await client.listConnections();
  await client.listConnections();
  expect(consoleError).toHaveBeenCalledOnce();
  expect(consoleError.mock.calls.join()).toMatch(/api\.example\.com.*cookies/);
});

test('a page without an origin has no handler', () => {
  expect(resolveBase('/api/connect', 'null')).toBeUndefined();
});
