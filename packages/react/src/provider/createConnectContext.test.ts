import { afterEach, expect, test, vi } from 'vitest';
import { createFakeBrowser } from '../engine/browser/environment.fixture.ts';
import { connection, createFakeHandler } from '../engine/handler.fixture.ts';
import { pass, relay } from '../engine/setUp.fixture.ts';
import type { AttemptEvent } from '../engine/AttemptEvent.ts';
import { createConnectContext, type ConnectContextOptions } from './createConnectContext.ts';

afterEach(() => void vi.useRealTimers());

test('one engine per target, for every caller', () => {
  const { engineFor } = createConnectContext({ owner: 'page', baseUrl: '/api/connect' });
  const engine = engineFor({ application: 'linkedin' });
  expect(engineFor({ application: 'linkedin', connectionId: undefined })).toBe(engine);
  expect(engineFor({ application: 'github' })).not.toBe(engine);
  expect(engineFor({ application: 'linkedin', connectionId: 'c1' })).not.toBe(engine);
  expect(engineFor({ application: 'linkedin', requestId: 'r1' })).not.toBe(engine);
});

test('the mode is read when it is needed', () => {
  const options: ConnectContextOptions = { owner: 'page', baseUrl: '/api/connect' };
  const context = createConnectContext(options);
  expect(context.mode).toBe('auto');
  options.mode = 'redirect';
  expect(context.mode).toBe('redirect');
});

test('sends events to the latest callback and signals to the hooks', async () => {
  vi.useFakeTimers();
  const handler = createFakeHandler();
  const { environment, broadcast } = createFakeBrowser();
  const events: AttemptEvent[] = [];
  const received: string[] = [];
  const options: ConnectContextOptions = {
    owner: 'page',
    baseUrl: '/api/connect',
    fetch: handler.fetch,
    environment,
    onEvent: () => expect.unreachable('a callback that was replaced'),
  };
  const context = createConnectContext(options);
  options.onEvent = (event) => events.push(event);
  context.listen((signal) => received.push(signal.type));
  const stop = context.listen(() => expect.unreachable('a listener that was taken off'));
  stop();
  void context.engineFor({ application: 'linkedin' }).open();
  await pass(0);
  handler.set('a1', { status: 'connected', connection });
  broadcast('a1', relay('a1'));
  await pass(0);
  expect(events).toMatchObject([
    { application: 'linkedin', type: 'popup.opened' },
    { application: 'linkedin', type: 'attempt.created', attempt: 'a1' },
    { application: 'linkedin', type: 'connection.created', attempt: 'a1' },
  ]);
  expect(received).toEqual(['outcome']);
});
