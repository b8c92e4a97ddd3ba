import { expect, test } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

const cancels = ['cancels', 'cancelled', 'attempt_cancelled'] as const;
const fails = ['fails', 'failed', 'identity_failed'] as const;

test.each([
  ['cancelled', ...cancels],
  ['canceled', ...cancels],
  ['', ...cancels],
  ['error', ...fails],
  ['Success', ...fails],
  ['<script>', ...fails],
])('status=%s %s the attempt, and later callbacks do not change it', async (word, _, status, code) => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId, callbackUrl } = await world.arrive(ada);
  world.emulator.clearLog();
  const ended = callbackUrl.replace('status=success', `status=${encodeURIComponent(word)}`);
  for (const url of [ended, callbackUrl, ended]) {
    const response = await ada.navigate(url);
    expect([response.status, await codeOf(response)]).toEqual([409, code]);
  }
  expect(world.calls()).toEqual({});
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: status, code, verifications: 0 });
  expect(await world.connections('ada')).toEqual([]);
  const answer = await ada.call('GET', `/attempts/${attemptId}`);
  expect(await answer.json()).toMatchObject({ status, code });
});
