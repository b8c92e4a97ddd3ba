import { describe, expect, test } from 'vitest';
import { reconnect } from '../requests/requests.fixture.ts';
import { dayMs } from '../time.ts';
import { createWorld, type World } from '../world.fixture.ts';

const ada = { userId: 'ada' } as const;
const linkedin = { ...ada, application: 'linkedin' } as const;

async function connected(...applications: ('linkedin' | 'notion')[]) {
  const world = await createWorld();
  for (const application of applications) await world.finish(world.browser('ada'), { application });
  return world;
}

const statuses = async (world: World) =>
  (await world.connect.listConnections(ada))
    .map(({ application, status }) => `${application} ${status}`)
    .toSorted();

test('the account needs attention, the work fails, and the user is asked', async () => {
  const world = await connected('linkedin');
  const [account] = await world.connections('ada');
  const work = world.connect.withSession(linkedin, (session) => session.reportSignedOut());
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'connection_not_ready',
    application: 'linkedin',
    connectionId: account?.id,
  });
  expect(await statuses(world)).toEqual(['linkedin needs_attention']);
  expect(world.events).toContainEqual(
    expect.objectContaining({ type: 'connection.status_changed', to: 'needs_attention' }),
  );
  expect(world.emulator.sessions()).toMatchObject([{ endedAt: expect.any(Number) }]);
  expect(await world.connect.requestFor(error, ada)).toMatchObject({ reconnects: { id: account?.id } });
});

test('the word of the app holds until the next check, which is a day later', async () => {
  const world = await connected('linkedin');
  const session = await world.connect.createSession(linkedin);
  world.advance(dayMs - 1_000);
  await expect(session.reportSignedOut()).rejects.toMatchObject({ code: 'connection_not_ready' });
  world.advance(dayMs - 1_000);
  await world.connect.reconcile();
  expect(await statuses(world)).toEqual(['linkedin needs_attention']);
  world.advance(2_000);
  await world.connect.reconcile();
  expect(await statuses(world)).toEqual(['linkedin connected']);
});

test('a newer sign-in is not affected', async () => {
  const world = await connected('linkedin');
  const session = await world.connect.createSession(linkedin);
  const [account] = await world.connections('ada');
  await reconnect(world, account?.id ?? '');
  await expect(session.reportSignedOut()).rejects.toMatchObject({ code: 'connection_not_ready' });
  expect(await statuses(world)).toEqual(['linkedin connected']);
});

describe('a browser of several accounts', () => {
  test('names the one that is signed out', async () => {
    const world = await connected('linkedin', 'notion');
    const session = await world.connect.createSession({ ...ada, applications: ['linkedin', 'notion'] });
    await expect(session.reportSignedOut({ application: 'notion' })).rejects.toMatchObject({
      application: 'notion',
    });
    expect(await statuses(world)).toEqual(['linkedin connected', 'notion needs_attention']);
  });

  test.each([undefined, { application: 'myspace' }, { connectionId: 'x' }])(
    'needs the name of one account: %j',
    async (named) => {
      const world = await connected('linkedin', 'notion');
      const session = await world.connect.createSession({ ...ada, applications: ['linkedin', 'notion'] });
      await expect(session.reportSignedOut(named)).rejects.toThrow(TypeError);
      expect(await statuses(world)).toEqual(['linkedin connected', 'notion connected']);
    },
  );
});

test('an account that is disconnected by now is not connected', async () => {
  const world = await connected('linkedin');
  const session = await world.connect.createSession(linkedin);
  const [account] = await world.connections('ada');
  await world.browser('ada').call('DELETE', `/connections/${account?.id}`);
  await expect(session.reportSignedOut()).rejects.toMatchObject({ code: 'not_connected' });
});
