import { afterEach, expect, test, vi } from 'vitest';
import { createClient } from './createClient.ts';
import { resolveBase } from './resolveBase.ts';

const origin = 'https://app.example.com';
const answer = async () => Response.json({ connections: [] });
const told = vi.spyOn(console, 'error').mockImplementation(() => {});
afterEach(() => {
  told.mockClear();
  vi.unstubAllGlobals();
});

test.each(['/api/connect', '/api/connect/', `${origin}/api/connect`])('%s is where it says', (baseUrl) => {
  expect(resolveBase(baseUrl, origin)).toEqual({ origin, path: '/api/connect' });
  expect(told).not.toHaveBeenCalled();
});

test('on another origin: the developer is told once why it cannot work', async () => {
  vi.stubGlobal('location', { origin });
  const client = createClient({ baseUrl: 'https://api.example.com/connect', fetch: answer });
  await client.listConnections();
  await client.listConnections();
  expect(told).toHaveBeenCalledOnce();
  expect(told.mock.calls.join()).toMatch(/api\.example\.com.*cookies/);
});

test('a page without an origin has no handler', () => {
  expect(resolveBase('/api/connect', 'null')).toBeUndefined();
});
