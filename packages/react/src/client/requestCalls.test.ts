import { afterEach, expect, test, vi } from 'vitest';
import { createClient } from './createClient.ts';
import { chooseConnection, declineRequest, readRequest } from './requestCalls.ts';
import { serveJson } from './serveJson.fixture.ts';

const request = {
  id: 'r1',
  application: 'linkedin',
  status: 'open',
  expiresAt: '2099-01-01T00:00:00Z',
  choices: [],
};
afterEach(() => void vi.restoreAllMocks());

async function start(status: number, body: object) {
  const { origin, seen } = await serveJson(({ json }) => json(status, body));
  return { client: createClient({ baseUrl: `${origin}/api/connect` }), seen };
}
const { signal } = new AbortController();

test('each call has its route', async () => {
  const { client, seen } = await start(200, request);
  const expected = { ok: true, value: request };
  expect(await readRequest(client, { id: 'r/1' }, signal)).toEqual(expected);
  expect(await readRequest(client, { key: 'call 1&', thread: 'chat' }, signal)).toEqual(expected);
  expect(await declineRequest(client, 'r1')).toEqual(expected);
  expect(await chooseConnection(client, 'r1', 'c1')).toEqual(expected);
  expect(seen).toEqual([
    'GET /api/connect/requests/r%2F1',
    'GET /api/connect/requests?key=call+1%26&thread=chat',
    'POST /api/connect/requests/r1/decline',
    'POST /api/connect/requests/r1/choose {"connectionId":"c1"}',
  ]);
});

test('a call that waits for no request is not a wrong address', async () => {
  const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { client } = await start(404, { error: { code: 'not_found', message: '', reference: 'r' } });
  const result = await readRequest(client, { key: 'call', thread: '' }, signal);
  expect(result).toMatchObject({ error: { code: 'not_found' } });
  expect(consoleError).not.toHaveBeenCalled();
});
