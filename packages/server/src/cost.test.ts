import { expect, test } from 'vitest';
import { createBrowser } from './browser.fixture.ts';
import { createWorld } from './world.fixture.ts';

test('one sign-in makes at most 4 calls to Anchor and 4 requests from the browser', async () => {
  const world = await createWorld();
  let requests = 0;
  const ada = createBrowser((request) => {
    requests++;
    return world.connect.handler(request);
  }, 'ada');

  const { response, attemptId } = await world.finish(ada);
  expect(response.status).toBe(200);
  // After the outcome, the app reads the attempt, which contains the connection.
  const attempt: unknown = await (await ada.call('GET', `/attempts/${attemptId}`)).json();
  expect(attempt).toMatchObject({ status: 'connected', connection: { application: 'linkedin' } });

  const calls = Object.values(world.calls()).reduce((sum, count) => sum + count, 0);
  expect(calls).toBeGreaterThan(0);
  expect(calls).toBeLessThanOrEqual(4);
  expect(requests).toBeLessThanOrEqual(4);
});

test('reading connections makes no call to Anchor', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId } = await world.finish(ada);
  world.emulator.clearLog();
  for (const path of ['/connections', '/applications', `/attempts/${attemptId}`])
    expect((await ada.call('GET', path)).status).toBe(200);
  expect(world.calls()).toEqual({});
});
