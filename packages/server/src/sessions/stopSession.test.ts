import { describe, expect, test, vi } from 'vitest';
import { bodyOf, codeOf } from '../browser.fixture.ts';
import { interruptedClient } from '../interruptedClient.fixture.ts';
import { connected, linkedin, running } from './sessions.fixture.ts';

const minute = 60_000;

describe('stopping a session', () => {
  test('ends the browser, and says so each time', async () => {
    const { world, ada, list } = await connected();
    const { id } = await world.connect.createSession(linkedin);
    world.advance(minute);
    for (let i = 0; i < 2; i++) {
      const response = await ada.call('POST', `/sessions/${id}/stop`);
      expect(await response.json()).toMatchObject({
        id,
        status: 'ended',
        endReason: 'stopped',
        endsAt: new Date(world.now()).toISOString(),
      });
      expect(running(world)).toBe(0);
    }
    expect(await list()).toMatchObject([{ id, status: 'ended' }]);
    expect(world.events.filter(({ type }) => type === 'session.ended')).toHaveLength(1);
    await expect(world.connect.endSession({ userId: 'bob', id })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await world.connect.endSession({ userId: 'ada', id })).toBe(true);
  });

  test('that Anchor does not confirm is shown, tried again, and never used again', async () => {
    const { world, ada, list } = await connected();
    await world.connect.withSession({ ...linkedin, key: 'chat', keepMs: 10 * minute }, () => {});
    const [{ id } = { id: '' }] = await list();
    world.emulator.failNext({ call: 'sessions.delete', kind: 'status', status: 500, times: 6 });
    const response = await ada.call('POST', `/sessions/${id}/stop`);
    expect(await response.json()).toMatchObject({ id, status: 'ending', endReason: 'stopped' });
    expect(world.events.at(-1)).toMatchObject({ type: 'session.end_postponed' });
    expect(await world.connect.endSession({ userId: 'ada', id })).toBe(false);
    await world.connect.withSession({ ...linkedin, key: 'chat' }, (next) => expect(next.id).not.toBe(id));

    expect(await world.connect.reconcile({ unowned: 'ignore' })).toMatchObject({ ended: 1 });
    expect((await list()).find((session) => session.id === id)).toMatchObject({ status: 'ended' });
    expect(running(world)).toBe(0);
  });

  test('that fails in the store is an error, not a success', async () => {
    const { world, ada } = await connected();
    const { id } = await world.connect.createSession(linkedin);
    const failing = vi.spyOn(world.store, 'endSessions').mockRejectedValue(new Error('The disk is full.'));
    expect(await codeOf(await ada.call('POST', `/sessions/${id}/stop`))).toBe('store_unavailable');
    failing.mockRestore();
    expect(await bodyOf(await ada.call('POST', `/sessions/${id}/stop`))).toMatchObject({ status: 'ended' });
  });

  test.each([
    ['immediately', 0],
    ['later, if Anchor does not confirm the end', 3],
  ])('while it starts ends the browser %s, and the start says why', async (_, failures) => {
    const { anchor, interrupt } = interruptedClient('POST /v1/sessions');
    const { world, ada, list } = await connected({ anchor });
    interrupt(async () => {
      const [starting] = await list();
      expect(starting).toMatchObject({ status: 'starting' });
      world.emulator.failNext({ call: 'sessions.delete', kind: 'status', status: 500, times: failures });
      const response = await ada.call('POST', `/sessions/${starting?.id}/stop`);
      expect(await response.json()).toMatchObject({ status: 'ended', endReason: 'stopped' });
    });
    await expect(world.connect.createSession(linkedin)).rejects.toMatchObject({ code: 'session_stopped' });
    expect(running(world)).toBe(failures === 0 ? 0 : 1);
    await world.connect.reconcile({ unowned: 'ignore' });
    expect(running(world)).toBe(0);
    expect(await list()).toMatchObject([{ status: 'ended', endReason: 'stopped' }]);
    // The account can still be used.
    await world.connect.withSession(linkedin, () => {});
  });

  test('whose account is disconnected meanwhile counts as ended', async () => {
    const { world, ada, connectionId } = await connected();
    const { id } = await world.connect.createSession(linkedin);
    world.emulator.failNext({ call: 'sessions.delete', kind: 'status', status: 500, times: 3 });
    await ada.call('DELETE', `/connections/${connectionId}`);
    expect(running(world)).toBe(1);
    const response = await ada.call('POST', `/sessions/${id}/stop`);
    expect(await response.json()).toMatchObject({ id, status: 'ended', endReason: 'disconnected' });
    expect(running(world)).toBe(0);
    expect(await codeOf(await ada.call('GET', `/sessions/${id}`))).toBe('not_found');
  });
});
