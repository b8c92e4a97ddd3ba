import { expect, test } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

test('concurrent callbacks count every verification', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { callbackUrl, attemptId } = await world.arrive(ada);
  const confirm = () =>
    ada.call('POST', `/attempts/${attemptId}/confirm`, { identityId: crypto.randomUUID() });
  const responses = await Promise.all(Array.from({ length: 40 }, confirm));
  const codes = await Promise.all(responses.map(codeOf));
  expect(codes.filter((code) => code === 'too_many_verifications')).toHaveLength(10);
  expect(await world.attempt(attemptId)).toMatchObject({ verifications: 30 });
  expect(await codeOf(await ada.navigate(callbackUrl))).toBe('too_many_verifications');
});

test('concurrent verifications are not counted if Anchor does not respond', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { callbackUrl, attemptId } = await world.arrive(ada);
  world.emulator.failNext({ call: 'identities.retrieve', kind: 'status', status: 403, times: 5 });
  const responses = await Promise.all(Array.from({ length: 5 }, () => ada.navigate(callbackUrl)));
  expect(responses.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, verifications: 0 });
});
