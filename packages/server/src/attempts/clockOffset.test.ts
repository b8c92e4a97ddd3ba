import { demoApiKey } from '@kit/emulator';
import Anchorbrowser from 'anchorbrowser';
import { describe, expect, test } from 'vitest';
import type { AnchorClient } from '../anchor/AnchorClient.ts';
import { codeOf } from '../browser.fixture.ts';
import { meddledClient } from '../meddledClient.fixture.ts';
import { applicationIds, createWorld, smallClient } from '../world.fixture.ts';

const clients: [string, (url: string) => AnchorClient][] = [
  ['the small client', (url) => smallClient(url)],
  ['the SDK', (baseURL) => new Anchorbrowser({ apiKey: demoApiKey, baseURL })],
];

describe.each(clients)("a server whose clock differs from Anchor's, with %s", (_, anchor) => {
  /** Ada's sign-in at an Anchor whose clock is so far ahead, and an identity of the application that is so much older. */
  async function arriveAt(offset: number, age = 0) {
    const world = await createWorld({ anchor });
    // Anchor's time has whole seconds only.
    world.advance(1_000 - (world.now() % 1_000));
    world.emulator.advance(offset);
    const ada = world.browser('ada');
    const { callbackUrl, identityId, attemptId } = await world.arrive(ada);
    const { id } = world.emulator.seedIdentity({
      applicationId: applicationIds.linkedin,
      createdAt: world.emulator.now() - age,
    });
    return { world, ada, attemptId, callbackUrl: callbackUrl.replace(identityId, id) };
  }

  test.each([90_000, -90_000, 295_000, -295_000])('by %i ms accepts a new identity', async (offset) => {
    const { ada, callbackUrl } = await arriveAt(offset);
    expect((await ada.navigate(callbackUrl)).status).toBe(200);
  });

  test.each([300_000, -300_000])(
    'by %i ms, the largest corrected difference, accepts a new identity',
    async (offset) => {
      const { world, ada, callbackUrl } = await arriveAt(offset);
      expect((await ada.navigate(callbackUrl)).status).toBe(200);
      expect(world.calls()).toMatchObject({ 'identities.retrieve': 2 });
    },
  );

  test.each([
    [90_000, 160_000],
    [-90_000, 35_000],
    [-295_000, 60_000],
    [305_000, 0],
    [-305_000, 0],
    [86_400_000, 0],
  ])('by %i ms rejects an identity that was created %i ms ago', async (offset, age) => {
    const { world, ada, callbackUrl } = await arriveAt(offset, age);
    expect(await codeOf(await ada.navigate(callbackUrl))).toBe('identity_stale');
    expect(await world.connections('ada')).toEqual([]);
  });

  test('requests the time again on the next callback if Anchor does not respond', async () => {
    const { world, ada, attemptId, callbackUrl } = await arriveAt(-90_000);
    world.emulator.failNext({ call: 'identities.retrieve', kind: 'delay', delayMs: 0 });
    world.emulator.failNext({ call: 'identities.retrieve', kind: 'reset', times: 2 });
    expect((await ada.navigate(callbackUrl)).status).toBe(503);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, verifications: 0 });
    expect((await ada.navigate(callbackUrl)).status).toBe(200);
  });
});

test("rejects an identity with an uncertain creation time if Anchor's own time is unknown", async () => {
  const anchor = meddledClient('GET /v1/identities/', (answer) => {
    const headers = new Headers(answer.headers);
    headers.delete('date');
    return new Response(answer.body, { status: answer.status, headers });
  });
  const world = await createWorld({ anchor });
  world.emulator.advance(90_000);
  const ada = world.browser('ada');
  const { callbackUrl } = await world.arrive(ada);
  expect(await codeOf(await ada.navigate(callbackUrl))).toBe('identity_stale');
});
