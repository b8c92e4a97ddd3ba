import { inspect } from 'node:util';
import { isCreatedAttempt } from '@kit/protocol';
import { describe, expect, test } from 'vitest';
import { createBrowser } from '../browser.fixture.ts';
import { createConnect } from '../createConnect.ts';
import { interruptedClient } from '../interruptedClient.fixture.ts';
import { meddledClient } from '../meddledClient.fixture.ts';
import { inAnotherProcess } from '../requests/requests.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { applicationIds, createWorld, smallClient, type World } from '../world.fixture.ts';

const linkedin = { userId: 'ada', application: 'linkedin' } as const;
const minute = 60_000;

/** Ada and Bob, each with a connected account and a browser that runs. */
async function running(options?: Parameters<typeof createWorld>[0]) {
  const world = await createWorld(options);
  for (const user of ['ada', 'bob']) await world.finish(world.browser(user));
  const session = await world.connect.createSession(linkedin);
  const other = await world.connect.createSession({ ...linkedin, userId: 'bob' });
  return { world, session, other, ada: world.browser('ada') };
}

const idsOfRunning = (world: World) =>
  world.emulator
    .sessions()
    .filter(({ endedAt }) => !endedAt)
    .map(({ id }) => id);

const disconnect = async (world: World) => {
  const [connection] = await world.connections('ada');
  return world.browser('ada').call('DELETE', `/connections/${connection?.id}`);
};

describe('browser sessions end with their account, and other sessions keep running', () => {
  test.each<[string, (world: World) => Promise<unknown>]>([
    ['Disconnect', disconnect],
    ['erasure', async (world) => world.connect.disconnectAll({ userId: 'ada' })],
    [
      'a reconnect that replaces the sign-in',
      async (world) => {
        const ada = world.browser('ada');
        const [connection] = await world.connections('ada');
        const response = await ada.call('POST', `/connections/${connection?.id}/reconnect`, {});
        const created: unknown = await response.json();
        const started = await ada.navigate(isCreatedAttempt(created) ? created.startUrl : '');
        const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
        await ada.navigate(world.emulator.completeSignIn(token).redirectUrl ?? '');
      },
    ],
  ])('%s', async (_, end) => {
    const { world, session, other } = await running();
    const second = await world.connect.createSession(linkedin);
    expect(idsOfRunning(world)).toEqual([session.anchorId, other.anchorId, second.anchorId]);
    const began = performance.now();
    await end(world);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(idsOfRunning(world)).toEqual([other.anchorId]);
    const about = { ...linkedin, tenantId: '', connectionId: expect.any(String) };
    expect(world.events.filter(({ type }) => type === 'session.ended')).toMatchObject([about, about]);
    expect(await world.connect.reconcile()).toMatchObject({ ended: 0 });
  });

  test('in whichever process they started', async () => {
    const { world, other } = await running();
    const elsewhere = createConnect({
      anchor: smallClient(world.anchorUrl),
      applications: { linkedin: { id: applicationIds.linkedin } },
      publicUrl: world.connect.publicUrl,
      store: world.store,
      getUser: () => null,
      logger: {},
    });
    const third = await elsewhere.createSession(linkedin);
    expect(idsOfRunning(world)).toContain(third.anchorId);
    await disconnect(world);
    expect(idsOfRunning(world)).toEqual([other.anchorId]);
  });
});

test('sessions end even if the maximum number of others is slow to start', async () => {
  const { world, other } = await running();
  await world.finish(world.browser('cyd'));
  world.emulator.failNext({ call: 'sessions.create', kind: 'hang', times: 20 });
  for (const userId of ['bob', 'cyd'])
    for (let start = 0; start < 10; start++)
      void world.connect.createSession({ ...linkedin, userId }).catch(() => {});
  await expect.poll(() => world.calls()['sessions.create']).toBe(22);
  await disconnect(world);
  expect(idsOfRunning(world)).toEqual([other.anchorId]);
});

test('an erasure whose sessions are slow to end does not delay requests that users wait for', async () => {
  const { world, ada } = await running();
  for (let more = 0; more < 3; more++) await world.finish(ada);
  const connections = await world.connections('ada');
  for (const { id: connectionId } of [...connections, ...connections])
    await world.connect.createSession({ ...linkedin, connectionId });
  world.emulator.failNext({ call: 'sessions.delete', kind: 'hang', times: 9 });
  const erasure = world.connect.disconnectAll({ userId: 'ada' });
  await expect.poll(() => world.calls()['sessions.delete']).toBeGreaterThanOrEqual(5);
  const first = await Promise.race([world.finish(ada), erasure]);
  expect(first).toMatchObject({ response: { status: 200 } });
  await erasure;
}, 20_000);

describe('a session that could not be ended is ended by reconcile', () => {
  test('because Anchor failed', async () => {
    const { world, session, other } = await running();
    world.emulator.failNext({ call: 'sessions.delete', kind: 'status', status: 400, times: 2 });
    expect((await disconnect(world)).status).toBe(204);
    expect(idsOfRunning(world)).toEqual([session.anchorId, other.anchorId]);
    expect(world.errors).toMatchObject([
      { code: 'session.end_postponed', error: { code: 'anchor_refused' } },
    ]);
    expect(await world.connect.reconcile()).toMatchObject({ ended: 0 });
    world.advance(minute);
    expect(await world.connect.reconcile()).toMatchObject({ ended: 1 });
    expect(idsOfRunning(world)).toEqual([other.anchorId]);
  });

  test.each<[string, () => Response]>([
    ['an empty object', () => Response.json({})],
    ['an empty object below data', () => Response.json({ data: {} })],
    ['an empty body', () => new Response(null, { status: 204 })],
    ["a proxy's page", () => new Response('<h1>Bad gateway</h1>', { status: 200 })],
    ["a proxy's 404", () => new Response('<h1>Not found</h1>', { status: 404 })],
  ])('because the response was %s', async (_, answer) => {
    let isBroken = true;
    const anchor = meddledClient('DELETE /v1/sessions/', (real) => (isBroken ? answer() : real));
    const { world } = await running({ anchor });
    await disconnect(world);
    expect(world.errors).toMatchObject([{ code: 'session.end_postponed' }]);
    isBroken = false;
    world.advance(minute);
    expect(await world.connect.reconcile()).toMatchObject({ ended: 1 });
  });

  test('until Anchor has ended it at its time limit, after which it is removed', async () => {
    const { world } = await running();
    world.emulator.failNext({ call: 'sessions.delete', kind: 'status', status: 400, times: 99 });
    await disconnect(world);
    world.advance(21 * minute);
    await world.connect.reconcile();
    world.emulator.clearFaults();
    world.advance(minute);
    world.emulator.clearLog();
    expect(await world.connect.reconcile()).toMatchObject({ ended: 0 });
    expect(world.calls()['sessions.delete']).toBeUndefined();
  });
});

/** Ada disconnects her account in a process that has these secrets. */
const disconnectWith = async (world: World, ...encryptionSecret: string[]) => {
  const failures: string[] = [];
  const replaced = inAnotherProcess(world, {
    encryptionSecret,
    onError: (error, { type }) => failures.push(`${type}: ${String(error)}`),
  });
  const [connection] = await world.connections('ada');
  const ada = createBrowser(replaced.handler, 'ada');
  expect((await ada.call('DELETE', `/connections/${connection?.id}`)).status).toBe(204);
  return { replaced, failures };
};

describe('after a change of the secret that encrypts what is stored', () => {
  const [former, next] = ['former'.padEnd(32, '.'), 'next'.padEnd(32, '.')];
  test.each([
    ['a secret', { encryptionSecret: former }],
    ['the API key', {}],
  ])('a browser ends if %s was the former one', async (_, connect) => {
    const { world, other } = await running({ connect });
    const { failures } = await disconnectWith(world, next, former);
    expect(failures).toEqual([]);
    expect(idsOfRunning(world)).toEqual([other.anchorId]);
  });

  test('otherwise it is reported, and its row ends at its time limit', async () => {
    const { world, session } = await running({ connect: { encryptionSecret: former } });
    const { replaced, failures } = await disconnectWith(world, next);
    expect(failures).toEqual([expect.stringMatching(/^session\.end_postponed: .*encryptionSecret/)]);
    expect(failures.join()).not.toContain(session.anchorId);
    world.advance(22 * minute);
    expect(await replaced.reconcile({ unowned: 'ignore' })).toMatchObject({ postponed: 0 });
    const row = { owner: { tenantId: '', userId: 'ada' }, id: session.id };
    expect(await world.store.findSessions(row)).toEqual([]);
  });
});

test('a session stays stored for as long as it may run', async () => {
  const { world } = await running();
  const start = async (max_duration: number) =>
    (await world.connect.createSession({ ...linkedin, session: { timeout: { max_duration } } })).anchorId;
  const [long, endless] = [await start(120), await start(-1)];
  world.advance(100 * minute);
  await world.connect.reconcile();
  expect(idsOfRunning(world)).toEqual(expect.arrayContaining([long, endless]));
  world.emulator.clearLog();
  await disconnect(world);
  expect(world.calls()['sessions.delete'], 'the one with the default limit is forgotten').toBe(2);
  expect(idsOfRunning(world)).not.toContain(endless);
});

test('a session that cannot be saved is ended, and the caller receives the reason', async () => {
  const store = memoryStore();
  const { world } = await running({ connect: { store } });
  const before = idsOfRunning(world);
  store.openSession = () => Promise.reject(new Error('the database is gone'));
  await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({
    code: 'internal',
    cause: { message: 'the database is gone' },
  });
  expect(idsOfRunning(world)).toEqual(before);
});

test('a session whose account was disconnected while it started is ended', async () => {
  const { anchor, interrupt } = interruptedClient('POST /v1/sessions');
  const world = await createWorld({ anchor });
  await world.finish(world.browser('ada'));
  interrupt(async () => void (await world.connect.disconnectAll({ userId: 'ada' })));
  await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({ code: 'not_connected' });
  expect(world.emulator.sessions()).toMatchObject([{ endedAt: expect.any(Number) }]);
});

test('the URLs of a session are not in its JSON, its log output or a copy', async () => {
  const { session } = await running();
  const { id, anchorId, cdpUrl, liveViewUrl } = session;
  expect(cdpUrl).toMatch(/^ws:/);
  expect(liveViewUrl).toMatch(/^http:/);
  expect(JSON.parse(JSON.stringify({ session }))).toEqual({ session: { id } });
  for (const text of [
    inspect(session, { showHidden: true, getters: true, depth: 9 }),
    inspect({ session }),
    JSON.stringify({ ...session }),
  ])
    for (const secret of [anchorId, cdpUrl, liveViewUrl]) expect(text).not.toContain(secret);
});
