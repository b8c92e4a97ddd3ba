import { expect, test } from 'vitest';
import type { AnchorEvent } from '../events/AnchorEvent.ts';
import { createWorld } from '../world.fixture.ts';
import { deliver, secret } from './webhooks.fixture.ts';

const body = '{"type":"task.failed"}';

test('the response waits for the listener, because some platforms stop the code of the app afterwards', async () => {
  const saved: string[] = [];
  const onAnchorEvent = async ({ type }: AnchorEvent) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    saved.push(type);
  };
  const world = await createWorld({ connect: { webhookSecret: secret, onAnchorEvent } });
  expect((await deliver(world, body)).status).toBe(204);
  expect(saved).toEqual(['task.failed']);
});

test('it does not wait longer than 3 seconds, and the listener continues', async () => {
  const running: { fail: (error: Error) => void }[] = [];
  const onAnchorEvent = () => new Promise<void>((_, fail) => running.push({ fail }));
  const world = await createWorld({ connect: { webhookSecret: secret, onAnchorEvent } });
  expect((await deliver(world, body)).status).toBe(204);
  running[0]?.fail(new Error('late'));
  await expect.poll(() => world.errors).toHaveLength(1);
});
