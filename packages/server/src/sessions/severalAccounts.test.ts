import { isCreatedAttempt } from '@kit/protocol';
import { describe, expect, test } from 'vitest';
import type { SessionRequest } from '../anchor/AnchorClient.ts';
import type { Connect } from '../Connect.ts';
import { watchStore } from '../requests/requests.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld, smallClient } from '../world.fixture.ts';

const ada = { userId: 'ada' } as const;

/** Ada, with an account of two applications. */
async function connected() {
  const world = await createWorld();
  const identities: string[] = [];
  for (const application of ['linkedin', 'notion']) {
    const { identityId } = await world.finish(world.browser('ada'), { application });
    if (identityId) identities.push(identityId);
  }
  return { world, identities };
}

const recordOf = async ({ world }: Awaited<ReturnType<typeof connected>>, id: string) =>
  (await world.store.findSessions({ owner: { tenantId: '', userId: 'ada' }, id }))[0];

describe('a browser of several applications', () => {
  test('is signed in to all of them, in their order', async () => {
    const all = await connected();
    const { world, identities } = all;
    const session = await world.connect.createSession({ ...ada, applications: ['linkedin', 'notion'] });
    expect(world.emulator.sessions()).toMatchObject([{ id: session.anchorId, identityIds: identities }]);
    const { accounts } = (await recordOf(all, session.id)) ?? {};
    expect(accounts?.map(({ application }) => application)).toEqual(['linkedin', 'notion']);
    expect(world.events.filter(({ type }) => type === 'session.created')).toMatchObject([
      { application: 'linkedin' },
      { application: 'notion' },
    ]);
  });

  test('can name a certain account, and has an account once', async () => {
    const { world } = await connected();
    const notion = (await world.connections('ada')).find(({ application }) => application === 'notion');
    await world.connect.createSession({
      ...ada,
      applications: ['notion', { application: 'notion', connectionId: notion?.id }],
    });
    expect(world.emulator.sessions()[0]?.identityIds).toEqual([notion?.identityId]);
  });

  test('ends with each of its accounts', async () => {
    const { world } = await connected();
    await world.connect.createSession({ ...ada, applications: ['linkedin', 'notion'] });
    const notion = (await world.connections('ada')).find(({ application }) => application === 'notion');
    await world.browser('ada').call('DELETE', `/connections/${notion?.id}`);
    expect(world.emulator.sessions()).toMatchObject([{ endedAt: expect.any(Number) }]);
  });

  test.each([
    [['linkedin', { application: 'notion', connectionId: 'x' }], 'not_connected'],
    [['linkedin', 'myspace'], 'unknown_application'],
  ])('does not start without one of them: %j', async (applications, code) => {
    const { world } = await connected();
    world.emulator.clearLog();
    const connect: Connect = world.connect;
    await expect(connect.createSession({ ...ada, applications })).rejects.toMatchObject({ code });
    expect(world.calls()).toEqual({});
  });

  test('names at least one', async () => {
    const { world } = await connected();
    await expect(world.connect.createSession({ ...ada, applications: [] })).rejects.toThrow('is empty');
  });
});

describe('what a session leaves', () => {
  test('its purpose, its agent, and why it ended', async () => {
    const all = await connected();
    const about = {
      ...ada,
      application: 'linkedin',
      purpose: 'To post your message.',
      agent: 'Writer',
    } as const;
    const session = await all.world.connect.createSession(about);
    expect(await recordOf(all, session.id)).toMatchObject({
      purpose: about.purpose,
      agent: about.agent,
      endReason: null,
      startedAt: all.world.now(),
    });
    all.world.advance(5_000);
    await session.end();
    expect(await recordOf(all, session.id)).toMatchObject({
      endReason: 'finished',
      endedAt: all.world.now(),
    });
    all.world.advance(91 * 24 * 60 * 60_000);
    await all.world.connect.reconcile();
    expect(await recordOf(all, session.id), 'after 90 days').toBeUndefined();
  });

  test('also if it did not start', async () => {
    const all = await connected();
    all.world.emulator.failNext({ call: 'sessions.create', kind: 'status', status: 500 });
    const opened: string[] = [];
    const openSession = all.world.store.openSession.bind(all.world.store);
    all.world.store.openSession = (session, hold) => {
      opened.push(session.id);
      return openSession(session, hold);
    };
    await expect(all.world.connect.createSession({ ...ada, application: 'linkedin' })).rejects.toMatchObject({
      code: 'anchor_unavailable',
    });
    expect(await recordOf(all, opened[0] ?? '')).toMatchObject({
      endReason: 'failed',
      endedAt: expect.any(Number),
    });
  });

  test('that its account had another sign-in', async () => {
    const all = await connected();
    const session = await all.world.connect.createSession({ ...ada, application: 'linkedin' });
    const connection = (await all.world.connections('ada')).find(
      ({ application }) => application === 'linkedin',
    );
    const browser = all.world.browser('ada');
    const answer = await browser.call('POST', `/connections/${connection?.id}/reconnect`, {});
    const created: unknown = await answer.json();
    const started = await browser.navigate(isCreatedAttempt(created) ? created.startUrl : '');
    const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
    await browser.navigate(all.world.emulator.completeSignIn(token).redirectUrl ?? '');
    expect(await recordOf(all, session.id)).toMatchObject({
      endReason: 'replaced',
      endedAt: expect.any(Number),
    });
  });

  test('nothing, once its account is disconnected', async () => {
    const all = await connected();
    const session = await all.world.connect.createSession({ ...ada, application: 'linkedin' });
    await all.world.connect.disconnectAll(ada);
    expect(await recordOf(all, session.id)).toBeUndefined();
  });

  test.each([{ purpose: 'a\nb' }, { purpose: 'a'.repeat(201) }, { agent: '\u202eevil' }])(
    'no text that could deceive its reader: %j',
    async (text) => {
      const { world } = await connected();
      await expect(world.connect.createSession({ ...ada, application: 'linkedin', ...text })).rejects.toThrow(
        'must be one line of plain text',
      );
    },
  );
});

test('fresh has Anchor check the sign-ins first, and the live view is read-only', async () => {
  const bodies: SessionRequest[] = [];
  const anchor = (url: string) => {
    const client = smallClient(url);
    return {
      ...client,
      sessions: {
        ...client.sessions,
        create(...call: Parameters<typeof client.sessions.create>) {
          bodies.push(call[0]);
          return client.sessions.create(...call);
        },
      },
    };
  };
  // A copy of the client has no key that can be read.
  const world = await createWorld({ anchor, connect: { encryptionSecret: 'x'.repeat(32) } });
  await world.finish(world.browser('ada'));
  await world.connect.createSession({ ...ada, application: 'linkedin', fresh: true });
  await world.connect.createSession({ ...ada, application: 'linkedin' });
  const [connection] = await world.connections('ada');
  const session = { live_view: { read_only: true }, tags: ['kit', connection?.id] };
  expect(bodies).toMatchObject([{ identity_skip_validation: false, session }, { session }]);
  expect(bodies[1]).not.toHaveProperty('identity_skip_validation');
});

test('await using ends the browser', async () => {
  const { world } = await connected();
  {
    await using session = await world.connect.createSession({ ...ada, application: 'linkedin' });
    expect(world.emulator.sessions()).toMatchObject([{ id: session.anchorId, endedAt: null }]);
  }
  expect(world.emulator.sessions()).toMatchObject([{ endedAt: expect.any(Number) }]);
});

test('the accounts of a browser are read once', async () => {
  const { store, calls } = watchStore(memoryStore());
  const world = await createWorld({ connect: { store } });
  const applications = ['linkedin', 'notion'] as const;
  for (const application of applications) await world.finish(world.browser('ada'), { application });
  calls.length = 0;
  await world.connect.createSession({ ...ada, applications });
  const written = calls.indexOf('openSession');
  expect(calls.slice(0, written)).toEqual(['findConnections']);
});

describe('identityOf', () => {
  test("returns Anchor's id of the account that a browser would use", async () => {
    const { world, identities } = await connected();
    expect(await world.connect.identityOf({ ...ada, application: 'notion' })).toBe(identities[1]);
    const notion = (await world.connections('ada')).find(({ identityId }) => identityId === identities[1]);
    const named = { ...ada, application: 'notion', connectionId: notion?.id ?? '' } as const;
    expect(await world.connect.identityOf(named)).toBe(identities[1]);
  });

  test('is refused without a usable account of this user', async () => {
    const { world, identities } = await connected();
    const code = (choice: Parameters<typeof world.connect.identityOf>[0]) =>
      world.connect.identityOf(choice).catch((error: unknown) => Reflect.get(Object(error), 'code'));
    expect(await code({ userId: 'bob', application: 'notion' })).toBe('not_connected');
    expect(await code({ ...ada, tenantId: 'acme', application: 'notion' })).toBe('not_connected');
    await world.store.updateConnection({ identityId: identities[1] ?? '' }, { identityStatus: 'failed' });
    expect(await code({ ...ada, application: 'notion' })).toBe('connection_not_ready');
  });
});
