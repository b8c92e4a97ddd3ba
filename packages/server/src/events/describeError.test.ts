import { demoApiKey } from '@kit/emulator';
import Anchorbrowser from 'anchorbrowser';
import { describe, expect, test } from 'vitest';
import { closedPort } from '../closedPort.fixture.ts';
import { applicationIds, createWorld, smallClient } from '../world.fixture.ts';

type Options = NonNullable<Parameters<typeof createWorld>[0]>;

/** The reason that the log is given where a sign-in cannot start. */
async function reasonOf(options: Options): Promise<string | undefined> {
  const world = await createWorld(options);
  const ada = world.browser('ada');
  await ada.navigate((await ada.begin()).startUrl);
  return world.events.flatMap((event) => ('reason' in event ? [event.reason] : []))[0];
}

const clients = [
  ['the small client', (url: string) => smallClient(url)],
  ['the SDK', (baseURL: string) => new Anchorbrowser({ apiKey: demoApiKey, baseURL })],
] as const;

describe.each(clients)('through %s', (_, anchor) => {
  test("logs the status of Anchor's response, not of the kit's own", async () => {
    const applications = { linkedin: { id: crypto.randomUUID() }, notion: { id: applicationIds.notion } };
    expect(await reasonOf({ anchor, connect: { applications } })).toBe(
      'anchor_application_missing: Anchor responded with 404.',
    );
  });

  test('logs the code of a network error without its address', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    const reason = await reasonOf({ anchor: () => anchor(url) });
    expect(reason).toMatch(/^anchor_unavailable: \w+: ECONNREFUSED$/);
  });
});

const failSecretly = () => Promise.reject(Object.assign(new Error('secret'), { code: 'secret token' }));

test('only network error codes are logged', async () => {
  const { applications, ...rest } = smallClient('http://127.0.0.1:1');
  const anchor = () => ({ ...rest, applications: { ...applications, createIdentityToken: failSecretly } });
  expect(await reasonOf({ anchor })).toBe('anchor_unavailable: Error');
});
