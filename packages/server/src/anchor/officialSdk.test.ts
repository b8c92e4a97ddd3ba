import { inspect } from 'node:util';
import { demoApiKey } from '@kit/emulator';
import Anchorbrowser from 'anchorbrowser';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { createConnect } from '../createConnect.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { applicationIds, createWorld } from '../world.fixture.ts';
import type { AnchorClient } from './AnchorClient.ts';
import { callAnchor } from './callAnchor.ts';
import { ClassSdk } from './classSdk.fixture.ts';
import * as functions from './functionSdk.fixture.ts';
import type { AnchorFetch } from './guardFetch.ts';

const official = (url: string) => new Anchorbrowser({ apiKey: demoApiKey, baseURL: url });

/** The published SDK, and both shapes that are announced for 1.0. */
const clients: [string, (url: string, send: AnchorFetch) => AnchorClient][] = [
  ['SDK 0.16', (baseURL, send) => new Anchorbrowser({ apiKey: demoApiKey, baseURL, fetch: send })],
  ['the class of SDK 1.0', (baseURL, send) => new ClassSdk({ apiKey: demoApiKey, baseURL, fetch: send })],
  [
    'the functions of SDK 1.0',
    (baseUrl, send) => functions.clientOfFunctions({ auth: demoApiKey, baseUrl, fetch: send }),
  ],
];

describe.each(clients)('%s', (_name, makeClient) => {
  const make = (url: string) => makeClient(url, fetch);

  test('the kit connects, starts a session and disconnects with the official SDK', async () => {
    const world = await createWorld({ anchor: make });
    const ada = world.browser('ada');
    const { response, identityId } = await world.finish(ada);
    expect(response.status).toBe(200);
    expect(world.emulator.identities()[0]?.metadata).toMatchObject({ externalUserId: 'ada' });
    await world.connect.createSession({ userId: 'ada', application: 'linkedin' });
    expect(world.emulator.sessions()).toMatchObject([
      { identityIds: [identityId], configuration: { session: { proxy: { active: true } } } },
    ]);
    const [connection] = await world.connections('ada');
    expect((await ada.call('DELETE', `/connections/${connection?.id}`)).status).toBe(204);
    expect(world.emulator.identities()).toEqual([]);
    expect(world.calls()).toEqual({
      'applications.createIdentityToken': 1,
      'identities.retrieve': 1,
      'applications.listIdentities': 1,
      'identities.update': 1,
      'sessions.create': 1,
      // The browser session ends when its account is disconnected.
      'sessions.delete': 1,
      'identities.delete': 1,
    });
    expect(world.errors).toEqual([]);
  });

  test.each([
    [{ kind: 'status', status: 500, retryAfter: 0 }, 'anchor_unavailable', 2],
    [{ kind: 'status', status: 401 }, 'anchor_key_rejected', 1],
    [{ kind: 'status', status: 404 }, 'anchor_application_missing', 1],
    [{ kind: 'status', status: 400 }, 'anchor_refused', 1],
    [{ kind: 'reset' }, 'anchor_unavailable', 2],
    [{ kind: 'html', status: 200 }, 'anchor_unexpected_response', 1],
    [{ kind: 'broken-json' }, 'anchor_unexpected_response', 2],
  ] as const)('the failure %o becomes %s, after at most %i tries', async (fault, code, tries) => {
    const world = await createWorld({ anchor: make });
    const ada = world.browser('ada');
    const { startUrl } = await ada.begin();
    world.emulator.failNext({ ...fault, times: 9 });
    expect(await codeOf(await ada.navigate(startUrl))).toBe(code);
    expect(world.calls()['applications.createIdentityToken']).toBeLessThanOrEqual(tries);
    const logged = inspect(world.errors, { depth: 9, showHidden: true });
    for (const secret of [demoApiKey, applicationIds.linkedin]) expect(logged).not.toContain(secret);
  });

  test('an identity that the SDK does not find is identity_not_found', async () => {
    const world = await createWorld({ anchor: make });
    const ada = world.browser('ada');
    const { callbackUrl, identityId } = await world.arrive(ada);
    const response = await ada.navigate(callbackUrl.replace(identityId, crypto.randomUUID()));
    expect(await codeOf(response)).toBe('identity_not_found');
  });

  test('every call is guarded, so the key follows no redirect', async () => {
    const redirects = new Set<unknown>();
    const world = await createWorld({
      anchor: (url) =>
        makeClient(url, (input, init) => {
          redirects.add(init?.redirect);
          return fetch(input, init);
        }),
    });
    expect((await world.finish(world.browser('ada'))).response.status).toBe(200);
    expect(redirects).toEqual(new Set(['manual']));
  });
});

test('the functions themselves are refused at startup, with the fix', () => {
  const options = {
    anchor: functions,
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl: 'https://app.example.com',
    store: memoryStore(),
    getUser: () => null,
  };
  expect(() => Reflect.apply(createConnect, undefined, [options])).toThrow(/anchor.*new Anchorbrowser\(\)/s);
});

// The SDK sleeps as long as `Retry-After` says, and ignores its signal.
test('a Retry-After beyond the time limit is passed on immediately', async () => {
  const world = await createWorld();
  const { identities } = official(world.anchorUrl);
  world.emulator.failNext({ kind: 'status', status: 429, retryAfter: 30, times: 9 });
  const busy = callAnchor((options) => identities.retrieve(crypto.randomUUID(), options), {
    budgetMs: 300,
    maxRetries: 2,
  });
  await expect(busy).rejects.toMatchObject({ code: 'anchor_rate_limited', retryAfter: 30 });
});
