import Anchorbrowser from 'anchorbrowser';
import { demoApiKey, demoApplications } from '@kit/emulator';
import { describe, expect, test } from 'vitest';
import { meddledClient } from '../meddledClient.fixture.ts';
import { applicationIds, createWorld, smallClient } from '../world.fixture.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { problemCodes, whatOf } from './testApp.fixture.ts';

type Options = NonNullable<Parameters<typeof createWorld>[0]>;

/** Runs the doctor on an app on https in which nothing else is wrong. */
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

  test('reports no problem if the key, the applications and the clock are correct', async () => {
    const findings = await examine(by());
    expect(problemCodes(findings)).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['key_accepted', 'application_found', 'clock_right', 'store_ready']),
    );
  });

  test('a wrong key is one finding, without findings about applications', async () => {
    expect(problemCodes(await examine(by('wrong')))).toEqual(['key_rejected']);
  });

  test.each([404, 403] as const)(
    'reports an application of another project, if Anchor responds with %i',
    async (foreignProject) => {
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
    },
  );

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

  test('reports that Anchor is unreachable', async () => {
    const findings = await examine(by(), ({ emulator }) => emulator.chooseScenario('connection-reset'));
    expect(problemCodes(findings)).toEqual(['anchor_unreachable']);
  });
});

test('a temporary failure for one application is not reported as a wrong id', async () => {
  const findings = await examine({}, ({ emulator }) =>
    emulator.failNext({ call: 'applications.listIdentities', kind: 'status', status: 500, times: 6 }),
  );
  expect(problemCodes(findings)).toEqual(['application_unchecked']);
});

test.each([
  ["a proxy's 404", () => new Response('<h1>Not found</h1>', { status: 404 })],
  ['an empty object', () => Response.json({})],
])('%s is not reported as a wrong key or application', async (_, answer) => {
  const findings = await examine({ anchor: meddledClient('GET /v1/', answer) });
  expect(problemCodes(findings)).toEqual(['anchor_unreachable']);
  expect(whatOf(findings, 'anchor_unreachable').join(' ')).toContain('anchor_unexpected_response');
});

test('reports an unknown clock if the client hides the headers of a refusal', async () => {
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
