import { describe, expect, test } from 'vitest';
import type { Connect } from '../Connect.ts';
import { createWorld } from '../world.fixture.ts';
import { disconnect } from '../testing/records.ts';

const linkedin = { userId: 'ada', application: 'linkedin' } as const;

async function connected() {
  const world = await createWorld();
  const { identityId } = await world.finish(world.browser('ada'));
  world.emulator.clearLog();
  return { world, identityId };
}

test("starts a browser with the user's sign-in and the recommended settings", async () => {
  const { world, identityId } = await connected();
  const session = await world.connect.createSession(linkedin);
  expect(world.emulator.sessions()).toMatchObject([
    {
      id: session.anchorId,
      identityIds: [identityId],
      configuration: {
        session: { proxy: { active: true } },
        browser: { captcha_solver: { active: true }, extra_stealth: { active: true } },
      },
    },
  ]);
  expect(session.cdpUrl).toMatch(/^ws:/);
  expect(session.liveViewUrl).toMatch(`${world.anchorUrl}/live/`);
});

test("the caller's settings override the recommended ones", async () => {
  const { world } = await connected();
  await world.connect.createSession({
    ...linkedin,
    session: { initial_url: 'https://linkedin.com/feed', proxy: { active: true, country_code: 'de' } },
    browser: { captcha_solver: { active: false }, headless: { active: true } },
  });
  expect(world.emulator.sessions()[0]).toMatchObject({
    initialUrl: 'https://linkedin.com/feed',
    configuration: {
      session: { proxy: { active: true, country_code: 'de' } },
      browser: {
        captcha_solver: { active: false },
        extra_stealth: { active: true },
        headless: { active: true },
      },
    },
  });
});

test('a proxy country keeps the proxy active, because the recommended solver needs it', async () => {
  const { world } = await connected();
  await world.connect.createSession({ ...linkedin, session: { proxy: { country_code: 'de' } } });
  expect(world.emulator.sessions()[0]?.configuration).toMatchObject({
    session: { proxy: { active: true, country_code: 'de' } },
  });
});

test('an older account is used if the newest one needs attention', async () => {
  const { world, identityId } = await connected();
  world.advance(1_000);
  world.emulator.configure({ statusAfterSignIn: 'agent_failed' });
  await world.finish(world.browser('ada'));
  await world.connect.createSession(linkedin);
  expect(world.emulator.sessions()[0]?.identityIds).toEqual([identityId]);
});

test('uses the account that was connected last, or the one of connectionId', async () => {
  const { world, identityId } = await connected();
  const [first] = await world.connections('ada');
  world.advance(1_000);
  const second = await world.finish(world.browser('ada'));
  await world.connect.createSession(linkedin);
  await world.connect.createSession({ ...linkedin, connectionId: first?.id ?? '' });
  expect(world.emulator.sessions().map(({ identityIds }) => identityIds)).toEqual([
    [second.identityId],
    [identityId],
  ]);
});

describe('rejects without a call to Anchor', () => {
  test.each([
    ['a user who has none', { userId: 'bob', application: 'linkedin' }],
    ['the same user of another tenant', { ...linkedin, tenantId: 'acme' }],
    ['another application', { userId: 'ada', application: 'notion' }],
    ['a connection that is not there', { ...linkedin, connectionId: 'x' }],
  ] as const)('%s', async (_, options) => {
    const { world } = await connected();
    await expect(world.connect.createSession(options)).rejects.toMatchObject({ code: 'not_connected' });
    expect(world.calls()).toEqual({});
  });

  test('an application that is not in the options', async () => {
    const { world } = await connected();
    const connect: Connect = world.connect;
    const nope = { userId: 'ada', application: 'nope' };
    await expect(connect.createSession(nope)).rejects.toMatchObject({ code: 'unknown_application' });
    await expect(connect.reauthenticate(nope)).rejects.toMatchObject({ code: 'unknown_application' });
    expect(world.calls()).toEqual({});
  });

  test('the id of a connection of another user', async () => {
    const { world } = await connected();
    const [connection] = await world.connections('ada');
    const options = { userId: 'bob', application: 'linkedin', connectionId: connection?.id ?? '' } as const;
    await expect(world.connect.createSession(options)).rejects.toMatchObject({ code: 'not_connected' });
  });

  test('a disconnected connection that Anchor has not deleted yet', async () => {
    const { world } = await connected();
    const [connection] = await world.connections('ada');
    await disconnect(world.store, { tenantId: '', userId: 'ada' }, connection?.id ?? '', 0);
    await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({ code: 'not_connected' });
  });

  test('a connection that needs a new sign-in', async () => {
    const { world } = await connected();
    const [connection] = await world.connections('ada');
    await world.store.updateConnection(
      { identityId: connection?.identityId ?? '' },
      { identityStatus: 'failed' },
    );
    await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({
      code: 'connection_not_ready',
    });
    expect(world.calls()).toEqual({});
  });
});

test.each([
  ['status', 500, 'anchor_unavailable'],
  ['status', 429, 'anchor_rate_limited'],
  ['status', 401, 'anchor_key_rejected'],
  ['status', 400, 'anchor_refused'],
  ['html', 200, 'anchor_unexpected_response'],
  ['broken-json', 200, 'anchor_unexpected_response'],
] as const)('%s %i becomes %s without a retry, because a session is billed', async (kind, status, code) => {
  const { world } = await connected();
  world.emulator.failNext({ call: 'sessions.create', kind, status });
  await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({ name: 'ConnectError', code });
  expect(world.calls()['sessions.create']).toBe(1);
  const [connection] = await world.connections('ada');
  expect(connection?.identityStatus).toBe('validated');
  const last = world.events.at(-1);
  expect(last).toMatchObject({ type: 'session.failed', code, connectionId: connection?.id, userId: 'ada' });
  expect(last && 'reason' in last && last.reason).toMatch(`${code}: `);
  expect(world.errors).toMatchObject([{ code: 'session.failed', error: { code } }]);
});
