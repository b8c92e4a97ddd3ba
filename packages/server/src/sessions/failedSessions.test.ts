import { isCreatedAttempt } from '@kit/protocol';
import { describe, expect, test } from 'vitest';
import { interruptedClient } from '../interruptedClient.fixture.ts';
import { meddledClient } from '../meddledClient.fixture.ts';
import { createWorld } from '../world.fixture.ts';

const linkedin = { userId: 'ada', application: 'linkedin' } as const;

async function connected() {
  const world = await createWorld();
  await world.finish(world.browser('ada'));
  world.emulator.clearLog();
  return { world };
}

describe('a sign-in that Anchor no longer accepts is listed as needing attention', () => {
  test.each([404, 400] as const)('if it does not exist at Anchor (%i)', async (unknownIdentitySession) => {
    const world = await createWorld();
    await world.finish(world.browser('ada'));
    world.emulator.reset();
    world.emulator.configure({ unknownIdentitySession });
    await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({
      code: 'connection_not_ready',
    });
    expect(await world.connections('ada')).toMatchObject([{ identityStatus: 'failed' }]);
    const change = { type: 'connection.status_changed', from: 'connected', to: 'needs_attention' };
    expect(world.events.at(-1)).toMatchObject(change);
    expect(world.errors).toEqual([]);
  });

  test.each([422, 412] as const)('if it failed in the meantime (%i)', async (failedIdentitySession) => {
    const world = await createWorld();
    world.emulator.configure({
      statusAfterSignIn: 'pending',
      validationResult: 'failed',
      failedIdentitySession,
    });
    await world.finish(world.browser('ada'));
    world.advance(3_000);
    await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({
      code: 'connection_not_ready',
    });
    expect(await world.connections('ada')).toMatchObject([{ identityStatus: 'failed' }]);
  });

  test('unless it was disconnected before Anchor started the browser', async () => {
    const { world } = await connected();
    const findConnections = world.store.findConnections.bind(world.store);
    world.store.findConnections = async (...query) => {
      const rows = await findConnections(...query);
      world.store.findConnections = findConnections;
      await world.connect.disconnectAll({ userId: 'ada' });
      return rows;
    };
    await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({ code: 'not_connected' });
    expect(world.events.map(({ type }) => type)).not.toContain('connection.status_changed');
  });

  test('unless its status cannot be read; the original error is thrown', async () => {
    const { world } = await connected();
    world.emulator.failNext({ call: 'sessions.create', kind: 'status', status: 400 });
    world.emulator.failNext({ call: 'identities.retrieve', kind: 'status', status: 403 });
    await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({ code: 'anchor_refused' });
    expect(await world.connections('ada')).toMatchObject([{ identityStatus: 'validated' }]);
    expect(world.events.at(-1)).toMatchObject({ reason: 'anchor_refused: Anchor responded with 400.' });
  });
});

describe('a session that cannot be returned is ended immediately', () => {
  test.each(['disconnected', 'replaced'] as const)('if its sign-in was %s while it started', async (how) => {
    const { anchor, interrupt } = interruptedClient('POST /v1/sessions');
    const world = await createWorld({ anchor });
    const ada = world.browser('ada');
    await world.finish(ada);
    const [connection] = await world.connections('ada');
    interrupt(async () => {
      if (how === 'disconnected') return void (await world.connect.disconnectAll({ userId: 'ada' }));
      const created: unknown = await (
        await ada.call('POST', `/connections/${connection?.id}/reconnect`, {})
      ).json();
      const started = await ada.navigate(isCreatedAttempt(created) ? created.startUrl : '');
      const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
      expect((await ada.navigate(world.emulator.completeSignIn(token).redirectUrl ?? '')).status).toBe(200);
    });
    await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({ code: 'not_connected' });
    expect(world.emulator.sessions()).toMatchObject([{ endedAt: expect.any(Number) }]);
    expect(world.events.filter(({ type }) => type === 'session.failed')).toEqual([]);
  });

  test("if Anchor's response is incomplete", async () => {
    const anchor = meddledClient('POST /v1/sessions', async (answer) => {
      const text = await answer.text();
      return new Response(text.replace('live_view_url', 'elsewhere'), answer);
    });
    const world = await createWorld({ anchor });
    await world.finish(world.browser('ada'));
    await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({
      code: 'anchor_unexpected_response',
    });
    expect(world.emulator.sessions()).toMatchObject([{ endedAt: expect.any(Number) }]);
  });
});

const down = Object.assign(new Error('down'), { code: '57P01' });

test('starts no browser if the store fails before', async () => {
  const { world } = await connected();
  world.store.openSession = () => Promise.reject(down);
  await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({ code: 'store_unavailable' });
  expect(world.calls()).toEqual({});
});

test('ends the browser and throws store_unavailable if the store fails while it starts', async () => {
  const { world } = await connected();
  world.store.updateSession = () => Promise.reject(down);
  await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({ code: 'store_unavailable' });
  expect(world.emulator.sessions()).toMatchObject([{ endedAt: expect.any(Number) }]);
  expect(world.events.at(-1)).toMatchObject({ type: 'session.failed', code: 'store_unavailable' });
});
