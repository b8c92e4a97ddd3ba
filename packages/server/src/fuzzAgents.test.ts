import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicUrl } from './browser.fixture.ts';
import { expectProper } from './expectProper.fixture.ts';
import { content, headerTable } from './fuzz.fixture.ts';
import { describePostgres, openPostgres } from './stores/describePostgres.fixture.ts';
import { openNewSqlite } from './stores/sqliteFile.fixture.ts';
import type { Store } from './stores/store.ts';
import { atDepth } from './testDepth.fixture.ts';
import { deliver, secret } from './webhooks/webhooks.fixture.ts';
import { createWorld, type World } from './world.fixture.ts';
import './fuzzSeed.fixture.ts';

/** Text that a database may refuse or change: NUL, halves of surrogate pairs, and very long. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '\0',
    'a\0b',
    '\uD800',
    'a\uDFFF',
    '',
    ' ',
    '%',
    '__proto__',
    'x'.repeat(70_000),
    '\u202E',
    '\n',
  ),
);
const value = fc.oneof(text, fc.constantFrom(null, true, 0, -1, 1e308, [], {}));

/** A world in which ada has an account, a browser that she may take over, and an open request. */
async function createAgentWorld(store: Store) {
  const world = await createWorld({
    connect: {
      store,
      webhookSecret: secret,
      getUser: () => ({ id: 'ada' }),
      limit: { attempts: 1e9, seconds: 1 },
    },
  });
  await world.finish(world.browser('ada'));
  const takeOver = { session: { live_view: { read_only: false } } };
  const session = await world.connect.createSession({ userId: 'ada', application: 'linkedin', ...takeOver });
  const { id: requestId } = await world.connect.request({
    userId: 'ada',
    application: 'notion',
    key: 'call',
  });
  const [connection] = await world.connections('ada');
  if (!connection || requestId === null) throw new Error('The world is not as it must be.');
  return { world, session, connection, requestId };
}

async function send(world: World, path: string, init: RequestInit): Promise<Response> {
  const response = await world.connect.handler(new Request(`${publicUrl}/api/connect${path}`, init));
  expectProper({ status: response.status, headers: response.headers, body: await response.clone().text() });
  return response;
}

function describeFuzz(open: () => Promise<Store>): void {
  test('the routes of links, permissions and live views give a typed response to any input', async () => {
    const { world, session, connection, requestId } = await createAgentWorld(await open());
    const route = fc.constantFrom(
      `/ask/${requestId}`,
      `/ask/${'k'.repeat(43)}`,
      `/connections/${connection.id}/access`,
      `/requests/${requestId}/choose`,
      `/sessions/${session.id}/view`,
      `/sessions/${session.id}/take-over`,
      `/sessions/${session.id}/hand-back`,
      `/sessions/${'k'.repeat(43)}/hand-back`,
    );
    const fields = fc.dictionary(
      fc.constantFrom('answer', 'connectionId', 'access', '__proto__', 'application'),
      fc.oneof(text, fc.constantFrom('connect', connection.id, 'ask', 'thread')),
    );
    const property = fc.asyncProperty(
      route,
      headerTable,
      fields,
      content,
      fc.boolean(),
      async (path, headers, form, raw, isRaw) => {
        const isForm = path.startsWith('/ask/');
        const body = isRaw ? raw : isForm ? new URLSearchParams(form).toString() : JSON.stringify(form);
        const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
        const own = { 'content-type': type, 'sec-fetch-site': 'same-origin', origin: publicUrl };
        const response = await send(world, path, { method: 'POST', headers: { ...headers, ...own }, body });
        expect(response.status).toBeLessThan(500);
      },
    );
    await fc.assert(property, { numRuns: atDepth(150, 800) });
    expect(world.errors).toEqual([]);
  }, 60_000);

  test('queries of requests and browsers give a typed response to any key', async () => {
    const { world } = await createAgentWorld(await open());
    const property = fc.asyncProperty(
      fc.constantFrom('requests', 'sessions'),
      text,
      text,
      async (path, key, thread) => {
        const query = new URLSearchParams({ key, thread }).toString();
        const response = await send(world, `/${path}?${query}`, {});
        expect([200, 400, 404]).toContain(response.status);
      },
    );
    await fc.assert(property, { numRuns: atDepth(100, 500) });
    expect(world.errors).toEqual([]);
  }, 60_000);

  test('a signed delivery with any content is accepted or refused, and never fails', async () => {
    const { world, session, connection } = await createAgentWorld(await open());
    const types = fc.oneof(
      fc.constantFrom(
        'session.completed',
        'intervention.requested',
        'intervention.resolved',
        'identity.validated',
      ),
      value,
    );
    const ids = fc.oneof(fc.constantFrom(session.anchorId, connection.identityId, '\0'), value);
    const event = fc.record(
      {
        type: types,
        id: value,
        created: value,
        text: value,
        data: fc.oneof(fc.record({ session_id: ids, identity_id: ids }, { requiredKeys: [] }), value),
      },
      { requiredKeys: [] },
    );
    const property = fc.asyncProperty(
      fc.oneof(
        event.map((one) => JSON.stringify(one)),
        text,
      ),
      async (body) => {
        const response = await deliver(world, body);
        expect([204, 400, 413]).toContain(response.status);
      },
    );
    await fc.assert(property, { numRuns: atDepth(150, 800) });
    expect(world.errors).toEqual([]);
  }, 60_000);

  test('functions for the app refuse any text that a database cannot store, as a typed error', async () => {
    const owner = { userId: 'ada', application: 'linkedin' } as const;
    const { world, connection } = await createAgentWorld(await open());
    await world.connect.restrictAgentAccess({ userId: 'ada', connectionId: connection.id, access: 'thread' });
    const property = fc.asyncProperty(text, text, text, async (key, thread, other) => {
      const calls = await Promise.allSettled([
        world.connect.claim({ ...owner, key, thread, input: other }),
        world.connect.request({ ...owner, application: 'notion', key, thread, reason: other }),
        world.connect.request({ ...owner, connectionId: other }),
        world.connect.findSession({ userId: 'ada', key }),
        world.connect.supersedeRequests({ userId: 'ada', thread }),
        world.connect.listSessions({ userId: 'ada', connectionId: other }),
        world.connect.readRequest({ userId: 'ada', id: other }),
        world.connect.endSession({ userId: 'ada', id: other }),
        world.connect.restrictAgentAccess({ userId: 'ada', connectionId: other, access: 'thread' }),
        world.connect.listConnections({ userId: other }),
        world.connect.identityOf({ ...owner, permission: { thread, requestId: other } }),
      ]);
      const names = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.name] : []));
      expect(names.filter((name) => name !== 'ConnectError' && name !== 'TypeError')).toEqual([]);
    });
    await fc.assert(property, { numRuns: atDepth(60, 300) });
  }, 60_000);
}

describeFuzz(async () => (await openNewSqlite()).store);

await describePostgres('on PostgreSQL', (server) => {
  describeFuzz(async () => (await openPostgres(server)).store);
});
