import { afterEach, expect, test, vi } from 'vitest';
import { createFakeBrowser } from '../engine/environment.fixture.ts';
import { connection, createFakeHandler } from '../engine/handler.fixture.ts';
import { pass, relay } from '../engine/setUp.fixture.ts';
import { createConnectContext, type ConnectEvent, type ConnectOptions } from './createConnectContext.ts';

afterEach(() => void vi.useRealTimers());

test('one engine a target, whoever asks', () => {
  const { engineFor } = createConnectContext({ baseUrl: '/api/connect' });
  const engine = engineFor({ application: 'linkedin' });
  expect(engineFor({ application: 'linkedin', connectionId: undefined })).toBe(engine);
  expect(engineFor({ application: 'github' })).not.toBe(engine);
  expect(engineFor({ application: 'linkedin', connectionId: 'c1' })).not.toBe(engine);
});

test('a hostedOrigin that is none is refused at once', () => {
  expect(() => createConnectContext({ baseUrl: '/api/connect', hostedOrigin: 'null' })).toThrow(TypeError);
});

test('the mode is read when it is needed', () => {
  const options: ConnectOptions = { baseUrl: '/api/connect' };
  const context = createConnectContext(options);
  expect(context.mode).toBe('auto');
  options.mode = 'redirect';
  expect(context.mode).toBe('redirect');
});

test('tells every event with its target, to the app and to the hooks', async () => {
  vi.useFakeTimers();
  const handler = createFakeHandler();
  const { environment, broadcast } = createFakeBrowser();
  const events: ConnectEvent[] = [];
  const heard: string[] = [];
  const context = createConnectContext({
    baseUrl: '/api/connect',
    fetch: handler.fetch,
    environment,
    onEvent: (event) => events.push(event),
  });
  const stop = context.listen((event) => heard.push(event.type));
  void context.engineFor({ application: 'linkedin' }).open();
  await pass(0);
  stop();
  handler.set('a1', { status: 'connected', connection });
  broadcast('a1', relay('a1'));
  await pass(0);
  expect(events).toMatchObject([
    { application: 'linkedin', type: 'state', state: 'opening' },
    { type: 'state', state: 'pending' },
    { type: 'state', state: 'confirming' },
    { type: 'state', state: 'ended' },
    { application: 'linkedin', type: 'outcome', outcome: { status: 'connected' } },
  ]);
  expect(heard).toEqual(['state', 'state']);
});
