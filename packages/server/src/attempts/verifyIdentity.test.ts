import { describe, expect, test } from 'vitest';
import { codeOf, createBrowser, publicUrl } from '../browser.fixture.ts';
import { createConnect } from '../createConnect.ts';
import { meddledClient } from '../meddledClient.fixture.ts';
import { applicationIds, createWorld, readSession, smallClient, type World } from '../world.fixture.ts';

type Seed = Omit<Parameters<World['emulator']['seedIdentity']>[0], 'applicationId'> & {
  applicationId?: string;
};

/** Ada comes back with an identity that was put at Anchor by other means than her hosted page. */
async function present(seed: (world: World) => Seed, user = 'ada') {
  const world = await createWorld();
  const browser = world.browser(user);
  const { attemptId, startUrl } = await browser.begin();
  await browser.navigate(startUrl);
  const identity = world.emulator.seedIdentity({ applicationId: applicationIds.linkedin, ...seed(world) });
  const callback = world.emulator.tokens()[0]?.callbackUrl;
  world.emulator.clearLog();
  const response = await browser.navigate(`${callback}?identity_id=${identity.id}&status=success`);
  const code = await codeOf(response);
  return { world, browser, attemptId, identity, callback, response, code };
}

const once = { 'identities.retrieve': 1 };
/** Once more for Anchor's time. */
const twice = { 'identities.retrieve': 2 };

describe('an identity that fails verification is refused and stays unchanged', () => {
  test.each<[string, (world: World) => Seed, string, Record<string, number>]>([
    ['made before the attempt', ({ now }) => ({ createdAt: now() - 60_001 }), 'identity_stale', twice],
    ['made long ago', () => ({ createdAt: 0 }), 'identity_stale', once],
    ['made in the future', ({ now }) => ({ createdAt: now() + 60_001 }), 'identity_stale', twice],
    ['failed', () => ({ status: 'failed' }), 'identity_failed', once],
    ["of another user's tag", () => ({ metadata: { externalUserId: 'bob' } }), 'identity_taken', once],
    ['of an unreadable tag', () => ({ metadata: { externalUserId: ['ada'] } }), 'identity_taken', once],
    [
      'of another application',
      () => ({ applicationId: applicationIds.notion }),
      'wrong_application',
      { 'identities.retrieve': 1, 'applications.listIdentities': 5, 'applications.retrieve': 2 },
    ],
    [
      'beside another of the right application',
      ({ emulator }) => {
        emulator.seedIdentity({ applicationId: applicationIds.linkedin });
        return { applicationId: applicationIds.notion };
      },
      'wrong_application',
      { 'identities.retrieve': 1, 'applications.listIdentities': 5, 'applications.retrieve': 2 },
    ],
  ])('%s', async (_, seed, code, calls) => {
    const { world, browser, attemptId, identity, callback, ...given } = await present(seed);
    expect([given.response.status, given.code]).toEqual([409, code]);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'failed', code, identityId: null });
    expect(await world.connections('ada')).toEqual([]);
    expect(world.calls()).toEqual(calls);
    expect(world.emulator.identities()).toContainEqual(identity);

    // One address cannot be used to try another identity.
    const good = world.emulator.seedIdentity({ applicationId: applicationIds.linkedin });
    world.emulator.clearLog();
    const again = await browser.navigate(`${callback}?identity_id=${good.id}&status=success`);
    expect(await codeOf(again)).toBe(code);
    expect(world.calls()).toEqual({});
  });

  test('tagged with the same user id in another tenant', async () => {
    const metadata = { externalUserId: 'ada', externalTenantId: 'umbrella' };
    const { code, world } = await present(() => ({ metadata }), 'acme:ada');
    expect(code).toBe('identity_taken');
    expect(await world.connections('acme:ada')).toEqual([]);
  });

  test('unknown to Anchor', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { callbackUrl, identityId, attemptId } = await world.arrive(ada);
    const response = await ada.navigate(callbackUrl.replace(identityId, crypto.randomUUID()));
    expect([response.status, await codeOf(response)]).toEqual([409, 'identity_not_found']);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'failed' });
  });

  test('of another Anchor project', async () => {
    const world = await createWorld({
      emulator: {
        apiKeys: ['demo-anchor-api-key', 'other'],
        applications: [
          { id: applicationIds.linkedin, name: 'LinkedIn', source: 'https://linkedin.com' },
          { id: applicationIds.notion, name: 'Notion', source: 'https://notion.so', apiKey: 'other' },
        ],
      },
    });
    const ada = world.browser('ada');
    const { callbackUrl, identityId } = await world.arrive(ada);
    const { id } = world.emulator.seedIdentity({ applicationId: applicationIds.notion });
    expect(await codeOf(await ada.navigate(callbackUrl.replace(identityId, id)))).toBe('identity_not_found');
  });
});

describe('an identity that is already connected is refused without a call to Anchor', () => {
  test.each(['bob', 'acme:ada'])('for %s', async (thief) => {
    const world = await createWorld();
    const { identityId } = await world.finish(world.browser('ada'));
    const browser = world.browser(thief);
    const mine = await world.arrive(browser);
    world.emulator.clearLog();
    const response = await browser.navigate(mine.callbackUrl.replace(mine.identityId, identityId));
    expect([response.status, await codeOf(response)]).toEqual([409, 'identity_taken']);
    expect(world.calls()).toEqual({});
    expect(await world.connections(thief)).toEqual([]);
    expect(await world.connections('ada')).toHaveLength(1);
  });

  test('for another application of the same owner', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { identityId } = await world.finish(ada);
    const notion = await world.arrive(ada, { application: 'notion' });
    world.emulator.clearLog();
    const response = await ada.navigate(notion.callbackUrl.replace(notion.identityId, identityId));
    expect([response.status, await codeOf(response)]).toEqual([409, 'identity_taken']);
    expect(world.calls()).toEqual({});
    expect(await world.connections('ada')).toMatchObject([{ application: 'linkedin' }]);
  });

  test('while its deletion is pending', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { identityId } = await world.finish(ada);
    const [connection] = await world.connections('ada');
    world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403 });
    await ada.call('DELETE', `/connections/${connection?.id}`);
    const mine = await world.arrive(ada);
    world.emulator.clearLog();
    const response = await ada.navigate(mine.callbackUrl.replace(mine.identityId, identityId));
    expect(await codeOf(response)).toBe('identity_taken');
    expect(world.calls()).toEqual({});
  });
});

describe('a valid identity is accepted', () => {
  test.each<[string, (world: World) => Seed]>([
    ['made a little before, by a clock that is behind', ({ now }) => ({ createdAt: now() - 60_000 })],
    ['made a little after, by a clock that is ahead', ({ now }) => ({ createdAt: now() + 60_000 })],
    ['with an unknown status', () => ({ status: 'dormant' })],
    ['tagged with this user', () => ({ metadata: { externalUserId: 'ada' } })],
  ])('%s', async (_, seed) => {
    const { response, world } = await present(seed);
    expect(response.status).toBe(200);
    expect(await world.connections('ada')).toHaveLength(1);
  });

  test('among many identities of the same application', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { callbackUrl } = await world.arrive(ada);
    world.emulator.configure({ identityOrder: 'newest-first' });
    for (let i = 0; i < 30; i++) world.emulator.seedIdentity({ applicationId: applicationIds.linkedin });
    expect((await ada.navigate(callbackUrl)).status).toBe(200);
  });

  test('once it appears in a paginated list', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { callbackUrl } = await world.arrive(ada);
    const [arrived] = world.emulator.identities();
    for (let i = 0; i < 60; i++)
      world.emulator.seedIdentity({
        applicationId: applicationIds.linkedin,
        name: arrived?.name ?? '',
        createdAt: 0,
      });
    world.emulator.configure({ pagination: 'page-and-limit' });
    const cutOff = await ada.navigate(callbackUrl);
    expect([cutOff.status, await codeOf(cutOff)]).toEqual([503, 'anchor_unexpected_response']);
    world.emulator.configure({ pagination: 'none' });
    expect((await ada.navigate(callbackUrl)).status).toBe(200);
  });

  test('an identity id in capital letters is the same identity', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { callbackUrl, identityId } = await world.arrive(ada);
    const shouted = callbackUrl.replace(identityId, identityId.toUpperCase());
    for (const url of [shouted, callbackUrl]) expect((await ada.navigate(url)).status).toBe(200);
  });
});

/** Ada comes back while the first lists of her application's identities are empty. */
async function arriveWithEmptyLists(empty: number) {
  let left = empty;
  const world = await createWorld({
    anchor: meddledClient(`GET /v1/applications/${applicationIds.linkedin}/identities`, (answer) =>
      left-- > 0 ? Response.json({ identities: [] }) : answer,
    ),
  });
  const ada = world.browser('ada');
  const { callbackUrl } = await world.arrive(ada);
  world.emulator.clearLog();
  return { world, status: (await ada.navigate(callbackUrl)).status };
}

describe('a new identity that appears late in the application list', () => {
  test.each([
    ['already there: one search is enough', 0, 1],
    ['after a pause: the second search is enough', 1, 2],
  ])('%s', async (_, empty, lists) => {
    const { world, status } = await arriveWithEmptyLists(empty);
    expect(status).toBe(200);
    expect(world.calls()['applications.listIdentities']).toBe(lists);
    expect(world.calls()['applications.retrieve']).toBeUndefined();
  });

  test('if the search never finds it, the complete list is read', async () => {
    const { world, status } = await arriveWithEmptyLists(2);
    expect(status).toBe(200);
    expect(world.calls()['applications.listIdentities']).toBe(3);
    expect(world.calls()['applications.retrieve']).toBe(1);
  });
});

test('an application that was removed from the options is refused without a call to Anchor', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { callbackUrl, attemptId } = await world.arrive(ada);
  const { startUrl } = await ada.begin();
  const { handler } = createConnect({
    anchor: smallClient(world.anchorUrl),
    applications: { notion: { id: applicationIds.notion } },
    publicUrl,
    getUser: readSession,
    store: world.store,
    logger: {},
  });
  world.emulator.clearLog();
  const sameBrowser = createBrowser(handler, 'ada');
  for (const [name, value] of ada.jar) sameBrowser.jar.set(name, value);
  for (const url of [callbackUrl, startUrl])
    expect(await codeOf(await sameBrowser.navigate(url))).toBe('unknown_application');
  expect(world.calls()).toEqual({});
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, identityId: null });
});
