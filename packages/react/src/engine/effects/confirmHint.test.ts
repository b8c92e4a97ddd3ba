import { afterEach, describe, expect, test, vi } from 'vitest';
import type { IncomingMessage } from '../browser/environment.ts';
import { hostedOrigin } from '../browser/environment.fixture.ts';
import { connection } from '../handler.fixture.ts';
import { hint, pass, relay, setUp } from '../setUp.fixture.ts';

const connected = { status: 'connected', connection } as const;
const confirm = 'POST /attempts/a1/confirm';
afterEach(() => void vi.useRealTimers());

const fromHosted = (source: unknown): Partial<IncomingMessage> => ({
  origin: hostedOrigin,
  source,
  data: hint(),
});

describe('identity-created', () => {
  test('is a hint: the popup stays open, and the redirect gets 5 seconds', async () => {
    const { browser, handler, openWaiting, outcomes, state } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    browser.post(fromHosted(popup));
    expect(state()).toBe('confirming');
    await pass(4900);
    expect(handler.count(confirm)).toBe(0);
    expect(outcomes).toEqual([]);
    expect(popup.closed).toBe(false);
    handler.set('a1', connected);
    await pass(200);
    expect(handler.count(confirm)).toBe(1);
    expect(handler.bodies.at(-1)).toEqual({ identityId: 'id_1' });
    expect(outcomes).toEqual([connected]);
  });

  test('sent repeatedly is reported once, and the latest id is confirmed', async () => {
    const { browser, handler, engine, openWaiting } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    const types: string[] = [];
    engine.listen(({ type }) => types.push(type));
    for (const id of ['id_1', 'id_1', 'id_2']) browser.post({ ...fromHosted(popup), data: hint(id) });
    await pass(5000);
    expect(types).toEqual(['identity-created']);
    expect(handler.bodies.at(-1)).toEqual({ identityId: 'id_2' });
  });

  test('followed by the callback is not confirmed', async () => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    browser.post(fromHosted(popup));
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(10_000);
    expect(outcomes).toEqual([connected]);
    expect(handler.count(confirm)).toBe(0);
  });

  test('is confirmed immediately when the popup closes', async () => {
    const { browser, handler, openWaiting, state } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    browser.post(fromHosted(popup));
    popup.closed = true;
    await pass(500);
    expect(state()).toBe('unattached');
    expect(handler.count(confirm)).toBe(1);
  });

  test('is confirmed immediately if the popup already reads as closed', async () => {
    const { browser, handler, openWaiting } = setUp();
    const { popup } = await openWaiting();
    popup.closed = true;
    await pass(500);
    browser.post(fromHosted(popup));
    await pass(0);
    expect(handler.count(confirm)).toBe(1);
  });

  test('a refused confirmation is tried three times and ends nothing', async () => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    browser.post(fromHosted(popup));
    await pass(60_000);
    expect(handler.count(confirm)).toBe(3);
    expect(outcomes).toEqual([]);
  });

  test('the attempt is not dismissed while the server is confirming', async () => {
    const { browser, handler, openWaiting, state } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    browser.post(fromHosted(popup));
    await pass(0);
    handler.rules.delay = 4000;
    popup.closed = true;
    await pass(4000);
    expect(state()).toBe('unattached');
    handler.rules.delay = 0;
    await pass(500);
    expect(state()).toBe('dismissed');
  });
});

describe('a confirmation that fails for now', () => {
  test.each([
    ['offline', () => Promise.reject(new TypeError('offline'))],
    ['a proxy answers 502', () => Promise.resolve(new Response('<h1>502', { status: 502 }))],
    ['Anchor is down', undefined],
  ])('%s for 20 seconds: confirmed afterwards', async (_, fault) => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    browser.post(fromHosted(popup));
    await pass(1000);
    handler.rules.instead = fault ?? (() => handler.refuse('anchor_unavailable', 503, 5));
    popup.closed = true;
    browser.wake();
    await pass(20_000);
    expect(outcomes).toEqual([]);
    handler.rules.instead = (call) => {
      if (call === confirm) handler.set('a1', connected);
      return undefined;
    };
    await pass(60_000);
    expect(outcomes).toEqual([connected]);
  });

  test('a second sign-in in the popup is confirmed after the first was refused', async () => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    handler.rules.instead = (call) => (call === confirm ? handler.refuse('identity_taken', 409) : undefined);
    browser.post({ ...fromHosted(popup), data: hint('id_taken') });
    await pass(30_000);
    handler.rules.instead = (call) => {
      if (call === confirm) handler.set('a1', connected);
      return undefined;
    };
    browser.post({ ...fromHosted(popup), data: hint('id_mine') });
    popup.closed = true;
    await pass(30_000);
    expect(handler.bodies.at(-1)).toEqual({ identityId: 'id_mine' });
    expect(outcomes).toEqual([connected]);
  });

  test('repeated announcements do not add confirmations', async () => {
    const { browser, handler, openWaiting } = setUp();
    const { popup } = await openWaiting();
    handler.rules.instead = (call) =>
      call === confirm ? handler.refuse('anchor_unavailable', 503, 5) : undefined;
    for (let times = 0; times < 5; times += 1) {
      browser.post(fromHosted(popup));
      await pass(1000);
    }
    await pass(10_500);
    expect(handler.count(confirm)).toBe(3);
  });

  test('a closing popup does not add a confirmation', async () => {
    const { browser, handler, openWaiting } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    handler.rules.instead = (call) =>
      call === confirm ? handler.refuse('identity_not_found', 409) : undefined;
    browser.post(fromHosted(popup));
    await pass(4600);
    popup.closed = true;
    browser.wake();
    await pass(100);
    expect(handler.count(confirm)).toBe(1);
    await pass(1000);
    expect(handler.count(confirm)).toBe(1);
  });

  test('a Retry-After of a minute is respected', async () => {
    const { browser, handler, openWaiting } = setUp();
    const { popup } = await openWaiting();
    handler.rules.instead = (call) =>
      call === confirm ? handler.refuse('anchor_rate_limited', 503, 60) : undefined;
    browser.post(fromHosted(popup));
    await pass(64_000);
    expect(handler.count(confirm)).toBe(1);
    await pass(2000);
    expect(handler.count(confirm)).toBe(2);
  });

  test('a signed-out user may sign in again: the confirmation is retried', async () => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    handler.rules.instead = () => handler.refuse('signed_out', 401);
    browser.post(fromHosted(popup));
    popup.closed = true;
    await pass(25_000);
    handler.rules.instead = (call) =>
      call === confirm
        ? Response.json({ attemptId: 'a1', application: 'linkedin', ...connected })
        : undefined;
    await pass(5000);
    expect(outcomes).toEqual([connected]);
  });
});
