import { PGlite } from '@electric-sql/pglite';
import Anchorbrowser from 'anchorbrowser';
import { demoApiKey, demoApplications } from '@kit/emulator';
import { describe, expect, onTestFinished, test } from 'vitest';
import { meddledClient } from '../meddledClient.fixture.ts';
import { applicationIds, createWorld, smallClient } from '../world.fixture.ts';
import { openNewSqlite, openSqlite, newSqliteFile } from '../stores/sqliteFile.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { pglite } from '../stores/postgres.ts';
import { sqlStore } from '../stores/sqlStore.ts';
import { problemCodes, openTestApp, whatOf } from './testApp.fixture.ts';
import { checkHostedPage } from './doctor.ts';
import { checkStore } from './doctor.ts';

type Options = NonNullable<Parameters<typeof createWorld>[0]>;

/** What a doctor says of an app on https, where nothing else is wrong. */
async function examine(
  options: Options = {},
  prepare: (world: Awaited<ReturnType<typeof createWorld>>) => void = () => {},
) {
  const world = await createWorld({
    ...options,
    connect: { store: (await openNewSqlite()).store, ...options.connect },
  });
  prepare(world);
  return world.connect.doctor({ fetch: world.connect.handler });
}

const clients: [string, (url: string, key?: string) => Options['anchor']][] = [
  ['the small client', (_, key) => (url) => smallClient(url, key)],
  [
    'the SDK',
    (_, key = demoApiKey) =>
      (url) =>
        new Anchorbrowser({ apiKey: key, baseURL: url }),
  ],
];

describe.each(clients)('%s', (_, client) => {
  const by = (key?: string): Options => ({ anchor: client('', key) ?? smallClient });

  test('key, applications and clock are right', async () => {
    const findings = await examine(by());
    expect(problemCodes(findings)).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['key_accepted', 'application_found', 'clock_right', 'store_ready']),
    );
  });

  test('a wrong key is one finding, without findings about applications', async () => {
    expect(problemCodes(await examine(by('wrong')))).toEqual(['key_rejected']);
  });

  test.each([404, 403] as const)('an application of another project, answered %i', async (foreignProject) => {
    const id = crypto.randomUUID();
    const foreign = { id, name: 'A', source: 'a.example', apiKey: 'other' };
    const findings = await examine({
      ...by(),
      emulator: {
        apiKeys: [demoApiKey, 'other'],
        applications: [...demoApplications, foreign],
        settings: { foreignProject },
      },
      connect: { applications: { linkedin: { id: applicationIds.linkedin }, notion: { id } } },
    });
    expect(problemCodes(findings)).toEqual(['application_missing']);
    expect(whatOf(findings, 'application_found')).toEqual(['Anchor has the application of linkedin.']);
  });

  test.each([
    [0, []],
    [40, ['clock_drifting']],
    [-40, ['clock_drifting']],
    [110, ['clock_drifting']],
    [130, ['clock_wrong']],
    [-130, ['clock_wrong']],
  ])('a clock that is %i s off', async (seconds, expected) => {
    const findings = await examine({ ...by(), connect: { now: () => Date.now() + seconds * 1_000 } });
    expect(problemCodes(findings)).toEqual(expected);
  });

  test('a clock behind and a clock ahead are distinguished', async () => {
    const findings = await examine({ ...by(), connect: { now: () => Date.now() - 150_000 } });
    expect(whatOf(findings, 'clock_wrong')).toEqual([expect.stringMatching(/ \d+ s behind Anchor's clock/)]);
  });

  test('Anchor is unreachable', async () => {
    const findings = await examine(by(), ({ emulator }) => emulator.chooseScenario('connection-reset'));
    expect(problemCodes(findings)).toEqual(['anchor_unreachable']);
  });
});

describe.each(clients)('a hosted page that was not named, by %s', (_, client) => {
  const at = (baseUrl: string) => client('')?.(baseUrl) ?? smallClient(baseUrl);

  test.each([
    ['the emulator', 'http://127.0.0.1:4400', ['hosted_page_assumed']],
    ['Anchor itself', 'https://api.anchorbrowser.io', []],
  ])('where anchor goes to %s', async (__, baseUrl, expected) => {
    const given = { anchor: at(baseUrl) };
    expect(problemCodes(checkHostedPage(given))).toEqual(expected);
    expect(problemCodes(checkHostedPage({ ...given, hostedUrl: 'https://app.anchorbrowser.io' }))).toEqual(
      [],
    );
  });
});

test('the doctor reports a missing hostedUrl', async () => {
  expect(problemCodes(await examine({ connect: { hostedUrl: undefined } }))).toEqual(['hosted_page_assumed']);
});

test('a client without a base URL is not checked', () => {
  const { baseUrl: _, ...anchor } = smallClient('http://127.0.0.1:4400');
  expect(checkHostedPage({ anchor })).toEqual([]);
});

test('a temporary failure for one application says nothing about its id', async () => {
  const findings = await examine({}, ({ emulator }) =>
    emulator.failNext({ call: 'applications.listIdentities', kind: 'status', status: 500, times: 6 }),
  );
  expect(problemCodes(findings)).toEqual(['application_unchecked']);
});

test.each([
  ["a proxy's 404", () => new Response('<h1>Not found</h1>', { status: 404 })],
  ['an empty object', () => Response.json({})],
])('%s says nothing about the key or an application', async (_, answer) => {
  const findings = await examine({ anchor: meddledClient('GET /v1/', answer) });
  expect(problemCodes(findings)).toEqual(['anchor_unreachable']);
  expect(whatOf(findings, 'anchor_unreachable').join(' ')).toContain('anchor_unexpected_response');
});

test('a client that hides the headers of a refusal', async () => {
  const findings = await examine({
    anchor: (url) => {
      const client = smallClient(url);
      return {
        ...client,
        identities: {
          ...client.identities,
          retrieve: () => Promise.reject(Object.assign(new Error('No.'), { status: 404 })),
        },
      };
    },
  });
  expect(problemCodes(findings)).toEqual(['clock_unknown']);
});

describe('the store', () => {
  test('missing tables, in the store and in the routes', async () => {
    const { store } = openSqlite(await newSqliteFile());
    const { examine: examineApp } = await openTestApp(undefined, { connect: { store } });
    const before = await examineApp();
    expect(problemCodes(before)).toEqual(['route_failing', 'store_failing', 'url_loopback']);
    expect(whatOf(before, 'store_failing')).toEqual([expect.stringContaining('Call store.migrate()')]);
    await store.migrate();
    expect(problemCodes(await examineApp())).toEqual(['url_loopback']);
  });

  test('one that never responds', async () => {
    const store = { ...memoryStore(), findAttempt: () => new Promise<undefined>(() => {}) };
    expect(await checkStore(store, 50)).toMatchObject([
      { code: 'store_failing', what: expect.stringContaining('0.05 s') },
    ]);
  });

  test('one in memory', async () => {
    expect(await checkStore(memoryStore(), 50)).toMatchObject([{ code: 'store_in_memory' }]);
  });

  test('one that other database roles can access', async () => {
    const database = await PGlite.create();
    onTestFinished(() => database.close());
    await database.exec('CREATE ROLE anon');
    const store = sqlStore(pglite(database));
    await store.migrate();
    expect(await checkStore(store, 5_000)).toMatchObject([{ code: 'store_ready' }]);
    await database.exec(`ALTER TABLE connect_connection DISABLE ROW LEVEL SECURITY;
      GRANT SELECT, UPDATE ON connect_connection TO anon`);
    expect(await checkStore(store, 5_000)).toMatchObject([
      { code: 'store_ready' },
      {
        code: 'store_exposed',
        what: expect.stringContaining('anon has SELECT, UPDATE on connect_connection'),
      },
    ]);
  });
});
