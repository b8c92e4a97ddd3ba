import { expect, test } from 'vitest';
import { listConnections } from './connectionCalls.ts';
import { createClient } from './createClient.ts';
import { serveJson } from './serveJson.fixture.ts';

const body = {
  connections: [],
  applications: [],
  attemptId: 'a1',
  startUrl: '/api/connect/start/a1',
  expiresAt: '2099-01-01T00:00:00Z',
};
const refusal = { error: { code: 'signed_out', message: 'Sign in.', reference: 'r' } };

/** A server that accepts each session cookie once, and a client with the cookie jar of a browser. */
async function rotate(isSignedIn: boolean) {
  let valid = isSignedIn ? 1 : -1;
  let cookie = 'session=1';
  const { origin, seen } = await serveJson(({ request, response, json }) => {
    if (request.headers.cookie !== `session=${valid}`) return json(401, refusal);
    response.setHeader('set-cookie', `session=${(valid += 1)}`);
    return json(200, body);
  });
  const client = createClient({
    baseUrl: `${origin}/api/connect`,
    async fetch(url, init) {
      const headers = new Headers(init?.headers);
      headers.set('cookie', cookie);
      const response = await fetch(url, { ...init, headers });
      cookie = response.headers.get('set-cookie') ?? cookie;
      return response;
    },
  });
  return { client, seen };
}

test('concurrent calls succeed although the first one changes the session', async () => {
  const { client } = await rotate(true);
  const results = await Promise.all([
    listConnections(client),
    client.listApplications(),
    listConnections(client),
    client.createAttempt({ application: 'linkedin' }),
  ]);
  expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
});

test('if the user is signed out, a single call is not retried, and concurrent calls once', async () => {
  const { client, seen } = await rotate(false);
  expect(await listConnections(client)).toMatchObject({ error: { code: 'signed_out' } });
  expect(seen).toHaveLength(1);
  const both = await Promise.all([listConnections(client), client.listApplications()]);
  expect(both.map(({ ok }) => ok)).toEqual([false, false]);
  expect(seen).toHaveLength(5);
});
