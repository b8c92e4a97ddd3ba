import { describe, expect, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import type { Store } from '../stores/store.ts';
import { createWorld, type World } from '../world.fixture.ts';
import { deliver, linkedin, listening, rowOf, send } from './webhooks.fixture.ts';

const ended = (world: World) => world.events.filter(({ type }) => type === 'session.ended');

describe('the app receives', () => {
  test.each(['session.recording.ready', 'task.failed', 'batch.completed', 'intervention.requested'])(
    '%s as Anchor sent it',
    async (type) => {
      const { world, received } = await listening();
      const data = { reason: 'x', nested: { id: 1 } };
      const event = {
        id: 'evt_1',
        type,
        created: '2026-11-29T10:00:00Z',
        project_id: 'p',
        text: 'Text.',
        data,
      };
      expect(await send(world, event)).toBe(204);
      expect(received).toEqual([
        { type, id: 'evt_1', createdAt: '2026-11-29T10:00:00Z', text: 'Text.', data },
      ]);
    },
  );

  test.each<[unknown, string]>([
    ['session.paused', 'session.paused'],
    [undefined, ''],
    [7, ''],
  ])('an event of another name as `other`: %s', async (type, name) => {
    const { world, received } = await listening();
    expect(await send(world, { type })).toBe(204);
    expect(received).toEqual([{ type: 'other', name, id: '', createdAt: '', text: '', data: {} }]);
  });

  test('whose session it is, in the ids of the kit', async () => {
    const { world, received } = await listening();
    const session = await world.connect.createSession(linkedin);
    const [connection] = await world.connections('ada');
    for (const session_id of [session.anchorId, '11111111-1111-4111-8111-111111111111', "'", '', 7])
      await send(world, { type: 'session.recording.ready', data: { session_id } });
    const accounts = [{ application: 'linkedin', connectionId: connection?.id }];
    expect(received.map((event) => event.session)).toEqual([
      { id: session.id, userId: 'ada', tenantId: '', accounts },
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('what a browser needs of a person, which its owner reads until it is resolved', async () => {
    const { world, received } = await listening();
    const { id, anchorId } = await world.connect.createSession(linkedin);
    const data = { session_id: anchorId };
    const help = async () => (await rowOf(world, id))?.help;
    await send(world, { type: 'intervention.requested', text: 'Solve the puzzle.', data });
    expect(await help()).toBe('Solve the puzzle.');
    expect(world.events).toContainEqual(expect.objectContaining({ type: 'session.help_requested' }));
    await send(world, { type: 'intervention.resolved', data });
    expect(await help()).toBe('');
    // The live view is a credential, and the row is not encrypted.
    await send(world, {
      type: 'intervention.requested',
      text: 'See https://live.example.com/?t=1 now',
      data,
    });
    expect(await help()).toBe('See [address] now');
    await send(world, { type: 'intervention.requested', data });
    expect(await help()).toBe('The agent cannot go on alone.');
    expect(received).toHaveLength(4);
  });

  test('each event once, and none about an identity', async () => {
    const { world, received } = await listening();
    const [connection] = await world.connections('ada');
    for (let times = 0; times < 3; times++) await send(world, { type: 'task.completed' });
    await send(world, { type: 'identity.authenticated', data: { identity_id: connection?.identityId } });
    expect(received).toMatchObject([{ type: 'task.completed' }]);
  });

  test('nothing that is not signed', async () => {
    const { world, received } = await listening();
    const body = JSON.stringify({ type: 'task.completed' });
    expect((await deliver(world, body, { 'anchor-signature': `v1=${'a'.repeat(64)}` })).status).toBe(403);
    expect(received).toEqual([]);
  });
});

test('onAnchorEvent needs the secret of a webhook', async () => {
  await expect(createWorld({ connect: { onAnchorEvent: () => {} } })).rejects.toThrow(
    'onAnchorEvent receives nothing without webhookSecret',
  );
});

describe('a browser that ended at Anchor', () => {
  test.each([
    ['session.completed', 'expired'],
    ['session.failed', 'failed'],
  ])('is recorded by %s, once, as %s', async (type, endReason) => {
    const { world, received } = await listening();
    const session = await world.connect.createSession(linkedin);
    world.advance(60_000);
    for (const id of ['evt_1', 'evt_2'])
      await send(world, { id, type, data: { session_id: session.anchorId } });
    expect(await rowOf(world, session.id)).toMatchObject({ endReason, endedAt: world.now() });
    expect(ended(world)).toHaveLength(1);
    expect(received).toHaveLength(2);
    world.emulator.clearLog();
    expect(await session.end()).toBe(true);
    expect(world.calls()).toEqual({});
  });

  test('keeps the reason why the kit ended it', async () => {
    const { world } = await listening();
    const session = await world.connect.createSession(linkedin);
    world.emulator.failNext({ call: 'sessions.delete', kind: 'status', status: 500, times: 3 });
    expect(await session.end()).toBe(false);
    await send(world, { type: 'session.completed', data: { session_id: session.anchorId } });
    expect(await rowOf(world, session.id)).toMatchObject({ endReason: 'finished', endedAt: world.now() });
    expect(ended(world)).toHaveLength(1);
  });

  test('leaves no row if its account is disconnected', async () => {
    const { world } = await listening();
    const session = await world.connect.createSession(linkedin);
    world.emulator.failNext({ call: 'sessions.delete', kind: 'status', status: 500, times: 3 });
    const [connection] = await world.connections('ada');
    await world.browser('ada').call('DELETE', `/connections/${connection?.id}`);
    expect(await rowOf(world, session.id)).toMatchObject({ endReason: 'disconnected', endedAt: null });
    await send(world, { type: 'session.completed', data: { session_id: session.anchorId } });
    expect(await rowOf(world, session.id)).toBeUndefined();
  });

  test('is not shared with the next call', async () => {
    const { world } = await listening();
    const shared = { ...linkedin, key: 'chat', keepMs: 60_000 } as const;
    const first = await world.connect.withSession(shared, ({ anchorId }) => anchorId);
    await send(world, { type: 'session.completed', data: { session_id: first } });
    expect(await world.connect.withSession(shared, ({ anchorId }) => anchorId)).not.toBe(first);
    await world.connect.endSession({ userId: 'ada', key: 'chat' });
  });

  test('is recorded with the next delivery if the store was down', async () => {
    const kept = memoryStore();
    let isDown = false;
    const findSessions: Store['findSessions'] = async (key) => {
      if (isDown) throw new Error('down');
      return kept.findSessions(key);
    };
    const { world, received } = await listening({ store: { ...kept, findSessions } });
    const session = await world.connect.createSession(linkedin);
    isDown = true;
    const event = { type: 'session.completed', data: { session_id: session.anchorId } };
    expect(await send(world, event)).toBe(500);
    expect(received).toEqual([]);
    isDown = false;
    expect(await send(world, event)).toBe(204);
    expect(await rowOf(world, session.id)).toMatchObject({ endReason: 'expired' });
    expect(received).toHaveLength(1);
  });
});

test('the end of a browser that its owner stops at the same moment is confirmed as stopped', async () => {
  const kept = memoryStore();
  let stop: (() => Promise<unknown>) | undefined;
  const findSessions: Store['findSessions'] = async (key) => {
    const rows = await kept.findSessions(key);
    if ('anchorId' in key) await stop?.();
    return rows;
  };
  const { world } = await listening({ store: { ...kept, findSessions } });
  const { id, anchorId } = await world.connect.createSession(linkedin);
  const one = { owner: { userId: 'ada', tenantId: '' }, id };
  stop = async () => kept.endSessions(one, 'stopped', world.now());
  await send(world, { type: 'session.completed', data: { session_id: anchorId } });
  expect((await kept.findSessions(one))[0]).toMatchObject({ endReason: 'stopped', endedAt: world.now() });
  expect(ended(world)).toHaveLength(1);
});
