import { describe, expect, test } from 'vitest';
import { bodyOf, codeOf, withoutReference } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

test('an attempt of another user gets the same response as an unknown attempt', async () => {
  const world = await createWorld();
  const { attemptId } = await world.browser('ada').begin();
  for (const user of ['bob', 'acme:ada']) {
    const bob = world.browser(user);
    const [foreign, absent] = await Promise.all(
      [attemptId, 'x'.repeat(43)].map(async (id) => {
        const response = await bob.call('GET', `/attempts/${id}`);
        const { error } = await bodyOf(response);
        return [response.status, [...response.headers], withoutReference(error)];
      }),
    );
    expect(foreign?.[0]).toBe(404);
    expect(foreign).toEqual(absent);
  }
});

test('returns 401 without a signed-in user', async () => {
  const world = await createWorld();
  const { attemptId } = await world.browser('ada').begin();
  expect((await world.browser().call('GET', `/attempts/${attemptId}`)).status).toBe(401);
});

test('an attempt expires after 30 minutes without any request', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId } = await ada.begin();
  world.advance(30 * 60_000 - 1);
  const read = async () => (await ada.call('GET', `/attempts/${attemptId}`)).json();
  expect(await read()).toMatchObject({ status: 'created' });
  world.advance(1);
  expect(await read()).toEqual({
    attemptId,
    application: 'linkedin',
    status: 'expired',
    code: 'attempt_expired',
    message: expect.stringContaining('older than 30 minutes'),
  });
});

test('an attempt is not connected if its connection has been disconnected', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId } = await world.finish(ada);
  const [connection] = await world.connections('ada');
  await ada.call('DELETE', `/connections/${connection?.id}`);
  const answer = await (await ada.call('GET', `/attempts/${attemptId}`)).json();
  expect(answer).toMatchObject({ status: 'cancelled', code: 'not_connected' });
  expect(answer).not.toHaveProperty('connection');
});

describe('an attempt with an incomplete row', () => {
  test('ended without a code', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId, callbackUrl } = await world.arrive(ada);
    await world.store.updateAttempt(attemptId, { outcome: 'failed' }, { outcome: null });
    const answer = await ada.call('GET', `/attempts/${attemptId}`);
    expect(await answer.json()).toMatchObject({ status: 'failed', code: 'internal' });
    expect(await codeOf(await ada.navigate(callbackUrl))).toBe('attempt_used');
  });

  test('connected without a connection', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId } = await ada.begin();
    await world.store.updateAttempt(attemptId, { outcome: 'connected' }, { outcome: null });
    const answer = await ada.call('GET', `/attempts/${attemptId}`);
    expect(await answer.json()).toMatchObject({ status: 'cancelled', code: 'not_connected' });
  });
});
