import { errorMessage, errors, type ErrorCode } from '@kit/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listConnections } from './connectionCalls.ts';
import { createClient } from './createClient.ts';
import { warned } from './warnOnce.ts';

const origin = 'https://app.example.com';
const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => void vi.stubGlobal('location', { origin }));
afterEach(() => {
  consoleError.mockClear();
  warned.clear();
  vi.unstubAllGlobals();
});

/** Calls a handler twice. Returns the results, and the addresses and credentials that the browser would use. */
async function callTwice(baseUrl: string, answer: () => Promise<Response>, signal?: AbortSignal) {
  const seen: string[] = [];
  const client = createClient({
    baseUrl,
    fetch: (url, init) => {
      seen.push(`${url instanceof Request ? url.url : url.toString()} ${init?.credentials}`);
      return answer();
    },
  });
  const results = [await listConnections(client, signal), await listConnections(client, signal)];
  return { results, seen };
}

const succeed = async () => Response.json({ connections: [] });

test.each([
  ['/api/connect', 'same-origin'],
  [`${origin}/api/connect`, 'include'],
  ['https://api.example.com/api/connect/', 'include'],
  ['https://app.example.com:8443/api/connect', 'include'],
  ['//api.example.com/api/connect', 'include'],
])('calls to %s have the credentials %s', async (baseUrl, credentials) => {
  const { seen } = await callTwice(baseUrl, succeed);
  expect(seen[0]).toBe(`${baseUrl.replace(/\/$/, '')}/connections ${credentials}`);
  expect(consoleError).not.toHaveBeenCalled();
});

const away = 'https://api.example.com/api/connect';
const fail = () => Promise.reject(new TypeError('Failed to fetch'));

test('a handler elsewhere that does not answer is reported once, with the option of the server', async () => {
  const { results } = await callTwice(away, fail);
  expect(results).toMatchObject([{ error: { code: 'network_error' } }, {}]);
  expect(consoleError).toHaveBeenCalledOnce();
  expect(consoleError.mock.calls.join()).toMatch(
    /api\.example\.com\/api\/connect did not answer.*Add https:\/\/app\.example\.com to `trustedOrigins`.*\/kit\/origins$/,
  );
});

test('a page that is bundled with a native app needs the shell, because its origin cannot be trusted', async () => {
  vi.stubGlobal('location', { origin: 'capacitor://localhost' });
  await callTwice(away, fail);
  expect(consoleError.mock.calls.flat()).toEqual([
    expect.stringMatching(
      /capacitor:\/\/localhost, which is not a web origin\. Set `fetch`.*\/kit\/native#bundled-pages/,
    ),
  ]);
});

test('a handler of the same origin that does not answer, and an aborted call, are not', async () => {
  await callTwice('/api/connect', fail);
  await callTwice(`${origin}/api/connect`, fail);
  const stop = new AbortController();
  const hang = () =>
    new Promise<Response>((_, reject) => {
      stop.abort();
      setTimeout(reject);
    });
  await callTwice(away, hang, stop.signal);
  expect(consoleError).not.toHaveBeenCalled();
});

test.each<ErrorCode>(['cross_site', 'foreign_origin', 'unknown_host'])(
  'the refusal %s is reported once, with its cause',
  async (code) => {
    const error = { code, message: errorMessage(code), reference: 'r' };
    const refuse = async () => Response.json({ error }, { status: errors[code].status });
    const { results } = await callTwice(away, refuse);
    expect(results).toMatchObject([{ error: { code } }, { error: { code } }]);
    expect(consoleError.mock.calls).toEqual([[`[connect] ${error.message}`]]);
    expect(error.message).toContain(`errors#${code}`);
  },
);
