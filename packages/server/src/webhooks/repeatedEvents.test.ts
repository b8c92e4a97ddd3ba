import { describe, expect, test } from 'vitest';
import type { ConnectOptions } from '../options/ConnectOptions.ts';
import { deliver, linkedin, listening, rowOf, send } from './webhooks.fixture.ts';

describe('an event is lost neither', () => {
  test.each<[string, ConnectOptions['onAnchorEvent']]>([
    [
      'throws',
      () => {
        throw new Error('The queue is full.');
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('The queue is full.');
      },
    ],
  ])(
    'if the app %s: that is reported, and the repeated event arrives again, until the app succeeds',
    async (_, fail) => {
      const received: string[] = [];
      const { world } = await listening({
        onAnchorEvent: (event) => {
          received.push(event.id);
          return received.length === 1 ? fail?.(event) : undefined;
        },
      });
      const event = { id: 'evt_1', type: 'task.completed' };
      const answer = await deliver(world, JSON.stringify(event));
      expect(answer.status).toBe(500);
      const body = await answer.text();
      expect(body).toContain('"code":"internal"');
      expect(body).not.toContain('queue');
      expect(world.errors).toMatchObject([
        { code: 'webhook.listener_failed', error: { message: 'The queue is full.' } },
      ]);
      expect(world.events.at(-1)).toMatchObject({
        type: 'webhook.listener_failed',
        reference: /"reference":"([^"]+)/.exec(body)?.[1],
        reason: expect.stringContaining('The queue is full.'),
      });
      expect(await send(world, event)).toBe(204);
      expect(await send(world, event)).toBe(204);
      expect(received).toEqual(['evt_1', 'evt_1']);
    },
  );

  test('if the process dies in the listener: another process receives the repeated event', async () => {
    const dying: string[] = [];
    const { world } = await listening({
      onAnchorEvent: ({ id }) => {
        dying.push(id);
        return new Promise(() => {});
      },
    });
    const { world: other, received } = await listening({ store: world.store });
    const event = { id: 'evt_1', type: 'task.completed' };
    void send(world, event);
    await expect.poll(() => dying).toEqual(['evt_1']);
    expect(await send(other, event)).toBe(204);
    expect(received).toMatchObject([{ id: 'evt_1' }]);
  });

  test('if two kits with a webhook each share a store', async () => {
    const { world, received } = await listening();
    const { world: other, received: alsoReceived } = await listening({
      store: world.store,
      publicUrl: 'https://admin.example.com',
    });
    for (const one of [world, other])
      expect(await send(one, { id: 'evt_1', type: 'task.completed' })).toBe(204);
    expect([received, alsoReceived]).toMatchObject([[{ id: 'evt_1' }], [{ id: 'evt_1' }]]);
  });
});

test('an event is repeated if its id is the same, also with another time and signature', async () => {
  const { world, received } = await listening();
  for (const id of ['evt_1', 'evt_1', 'EVT_1']) {
    expect(await send(world, { id, type: 'task.completed' })).toBe(204);
    world.advance(60_000);
  }
  expect(received.map(({ id }) => id)).toEqual(['evt_1', 'EVT_1']);
  expect(world.events.filter(({ type }) => type === 'webhook.received')).toMatchObject([
    { isRepeated: false },
    { isRepeated: true },
    { isRepeated: false },
  ]);
});

test('an event whose listener has failed does not undo what happened since then', async () => {
  let isBroken = true;
  const { world } = await listening({
    onAnchorEvent: () => {
      if (isBroken) throw new Error('The queue is full.');
    },
  });
  const { id, anchorId } = await world.connect.createSession(linkedin);
  const data = { session_id: anchorId };
  const asked = { id: 'evt_1', type: 'intervention.requested', text: 'Solve the puzzle.', data };
  expect(await send(world, asked)).toBe(500);
  expect((await rowOf(world, id))?.help).toBe('Solve the puzzle.');
  isBroken = false;
  expect(await send(world, { id: 'evt_2', type: 'intervention.resolved', data })).toBe(204);
  expect(await send(world, asked)).toBe(204);
  expect((await rowOf(world, id))?.help).toBe('');
});
