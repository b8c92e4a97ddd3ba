import { expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';

/** A browser of Ada's. */
async function started() {
  const world = await createWorld();
  await world.finish(world.browser('ada'));
  const session = await world.connect.createSession({ userId: 'ada', application: 'linkedin' });
  return { world, session };
}

test('end ends the browser, and says again that it has ended', async () => {
  const { world, session } = await started();
  expect(world.emulator.sessions()).toMatchObject([{ endedAt: null }]);
  expect([await session.end(), await session.end()]).toEqual([true, true]);
  expect(world.emulator.sessions()).toMatchObject([{ endedAt: expect.any(Number) }]);
  expect(world.events.filter(({ type }) => type === 'session.ended')).toHaveLength(1);
  const late = world.now() + 86_400_000;
  expect(await world.store.takeDueSessions({ now: late, until: late + 1, limit: 9 })).toEqual([]);
});

test('an end that Anchor does not confirm is reported, and can be tried again', async () => {
  const { world, session } = await started();
  world.emulator.failNext({ call: 'sessions.delete', kind: 'status', status: 500, times: 3 });
  expect(await session.end()).toBe(false);
  expect(world.events.at(-1)).toMatchObject({ type: 'session.end_postponed' });
  expect(await session.end()).toBe(true);
});
