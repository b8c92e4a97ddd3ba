import { expect, test } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

const call = 'applications.createIdentityToken';

test.each(['popup', 'redirect'])(
  'before the first start, a failure of Anchor sends the user back to the app (%s)',
  async (mode) => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { attemptId, startUrl } = await ada.begin({ application: 'linkedin', mode });
    world.emulator.failNext({ call, kind: 'status', status: 403 });
    const response = await ada.navigate(startUrl);
    expect(response.status).toBe(mode === 'popup' ? 503 : 303);
    expect(await codeOf(response)).toBe('anchor_key_rejected');
    expect(await response.text()).not.toContain(new URL(startUrl).pathname);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: null });
  },
);

test('after the first start, a failure of Anchor shows a page to reload', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { startUrl } = await ada.begin({ application: 'linkedin', mode: 'redirect' });
  expect((await ada.navigate(startUrl)).status).toBe(303);
  world.emulator.failNext({ call, kind: 'status', status: 403 });
  const response = await ada.navigate(startUrl);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain(new URL(startUrl).pathname);
});

test('after the first start, a refusal still ends the attempt', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId, callbackUrl } = await world.arrive(ada, { application: 'linkedin', mode: 'redirect' });
  const response = await ada.navigate(callbackUrl.replace('success', 'cancelled'));
  expect([response.status, await codeOf(response)]).toEqual([303, 'attempt_cancelled']);
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'cancelled' });
});

test('another user in the popup of a framed app: the page notifies the frame, and the attempt stays open', async () => {
  const world = await createWorld();
  const { attemptId, startUrl } = await world
    .browser('ada')
    .begin({ application: 'linkedin', mode: 'frame' });
  const response = await world.browser('grace').navigate(startUrl);
  expect([response.status, await codeOf(response)]).toEqual([403, 'wrong_user']);
  const origin = new URL(startUrl).origin;
  const relay = { attemptId, origin, closes: false, code: 'wrong_user' };
  expect(await response.text()).toContain(`id="relay">${JSON.stringify(relay)}<`);
  expect(world.events).toMatchObject([
    { type: 'attempt.created' },
    { type: 'start.rejected', code: 'wrong_user' },
  ]);
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, starts: 0 });
  expect((await world.browser().navigate(`${startUrl}?opener`)).status).toBe(303);
});

test.each(['popup', 'redirect'])(
  'another user in the window of a %s: a page, which notifies no app',
  async (mode) => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { startUrl } = await ada.begin({ application: 'linkedin', mode });
    ada.signIn('grace');
    const response = await ada.navigate(startUrl);
    expect([response.status, await codeOf(response)]).toEqual([403, 'wrong_user']);
    expect(await response.text()).not.toContain('<script');
  },
);

test('an error of the store is not sent to the app as a refusal', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { callbackUrl } = await world.arrive(ada, { application: 'linkedin', mode: 'redirect' });
  const failure = new Error('the disk is full');
  world.store.completeAttempt = () => Promise.reject(failure);
  const response = await ada.navigate(callbackUrl);
  expect([response.status, await codeOf(response)]).toEqual([500, 'internal']);
  expect(world.errors).toMatchObject([{ code: 'internal' }]);
});
