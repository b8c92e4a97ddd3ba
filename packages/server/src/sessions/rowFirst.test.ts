import { readdirSync, readFileSync } from 'node:fs';
import { demoApiKey } from '@kit/emulator';
import { expect, test } from 'vitest';
import type { AnchorClient } from '../anchor/AnchorClient.ts';
import { createAnchorClient } from '../anchor/createAnchorClient.ts';
import type { Store } from '../stores/store.ts';
import { createWorld } from '../world.fixture.ts';

const ada = { tenantId: '', userId: 'ada' };
const linkedin = { userId: 'ada', application: 'linkedin' } as const;
const both = { userId: 'ada', applications: ['linkedin', 'notion'] } as const;

/** The accounts of each row whose browser is being started. */
async function rowsOf(store: Store): Promise<string[][]> {
  const rows = await Promise.all(
    (await store.findConnections({ owner: ada })).map(({ id }) =>
      store.findSessions({ owner: ada, connectionId: id, limit: 100 }),
    ),
  );
  const starting = rows.flat().filter(({ anchorHash, endReason }) => anchorHash === '' && endReason === null);
  return starting.map(({ accounts }) => accounts.map(({ identityId }) => identityId));
}

test('every browser that Anchor is asked for has a row, which names its accounts', async () => {
  const asked: { identities: string[]; rows: string[][] }[] = [];
  const anchor = (baseUrl: string): AnchorClient =>
    createAnchorClient({
      apiKey: demoApiKey,
      baseUrl,
      dangerouslyAllowCustomBaseUrl: true,
      async fetch(input, init) {
        const request = new Request(input, init);
        if (request.method === 'POST' && new URL(request.url).pathname === '/v1/sessions') {
          const body = await request.clone().text();
          const identities = [...body.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? '');
          asked.push({ identities, rows: await rowsOf(world.store) });
        }
        return fetch(request);
      },
    });
  const world = await createWorld({ anchor });
  const { connect } = world;
  await world.finish(world.browser('ada'));
  await world.finish(world.browser('ada'), { application: 'notion' });

  await connect.createSession(linkedin);
  await connect.createSession({ ...both, fresh: true, takeOver: true });
  await connect.withSession(linkedin, () => {});
  await connect.withSession({ ...both, key: 'chat', keepMs: 60_000 }, () => {});
  await connect
    .withSession({ ...linkedin, key: 'chat' }, () => Promise.reject(new Error('x')))
    .catch(() => {});
  world.emulator.failNext({ call: 'sessions.create', kind: 'status', status: 500 });
  await connect.createSession(linkedin).catch(() => {});

  expect(asked).toHaveLength(6);
  expect(world.calls()['sessions.create']).toBe(6);
  for (const { identities, rows } of asked) expect(rows).toContainEqual(identities);
});

test('one place in the source starts browsers', () => {
  const source = new URL('../', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/\.(test|fixture|test-d)\.ts$/.test(file));
  const starting = files.filter((file) =>
    /sessions\.create\(/.test(readFileSync(new URL(file, source), 'utf8')),
  );
  // The lanes and the telemetry pass the call on.
  expect(starting.toSorted()).toEqual([
    'anchor/lanes.ts',
    'opentelemetry/observeAnchor.ts',
    'sessions/startSession.ts',
  ]);
});
