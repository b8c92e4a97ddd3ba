import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { demoApiKey } from '@kit/emulator';
import { attemptName, errorMessage } from '@kit/protocol';
import { expect, onTestFinished, test, vi } from 'vitest';
import { bodyOf, publicUrl } from '../browser.fixture.ts';
import type { ConnectOptions } from '../options/ConnectOptions.ts';
import { createConnect } from '../createConnect.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { applicationIds, createWorld, smallClient, type World } from '../world.fixture.ts';
import type { ConnectEvent } from './ConnectEvent.ts';

const take = (world: World): ConnectEvent[] => world.events.splice(0);
const typesOf = (events: ConnectEvent[]) => events.map(({ type }) => type);

test('emits the events of a connection, with its attempt', async () => {
  const world = await createWorld();
  const ada = world.browser('acme:ada');
  const { attemptId } = await world.finish(ada);
  const [connection] = await world.connections('acme:ada');
  const whose = { userId: 'ada', tenantId: 'acme', application: 'linkedin' };
  const at = new Date(world.now()).toISOString();
  const attempt = attemptName(attemptId);
  const connectionId = connection?.id;
  expect(take(world)).toEqual([
    { at, type: 'attempt.created', mode: 'popup', attempt, ...whose },
    { at, type: 'attempt.started', attempt, ...whose },
    { at, type: 'connection.created', attempt, connectionId, ...whose },
  ]);

  await world.connect.createSession({ userId: 'ada', tenantId: 'acme', application: 'linkedin' });
  const again = await ada.call('POST', `/connections/${connectionId}/reconnect`, {});
  const { startUrl } = await bodyOf(again);
  const hosted = new URL((await ada.navigate(String(startUrl))).headers.get('location') ?? '');
  const { redirectUrl } = world.emulator.completeSignIn(hosted.searchParams.get('token') ?? '');
  await ada.navigate(redirectUrl ?? '');
  await ada.call('DELETE', `/connections/${connectionId}`);
  expect(typesOf(take(world))).toEqual([
    'session.created',
    'attempt.created',
    'attempt.started',
    'connection.reconnected',
    'session.ended',
    'connection.deleted', // the sign-in that was replaced
    'connection.disconnected',
    'connection.deleted',
  ]);
});

test('the event of a refused callback contains its attempt and its error code', async () => {
  const world = await createWorld();
  const { callbackUrl, attemptId } = await world.arrive(world.browser('ada'));
  take(world);
  const response = await world.browser('bob').navigate(callbackUrl);
  expect(take(world)).toEqual([
    {
      at: expect.any(String),
      type: 'callback.rejected',
      code: 'wrong_browser',
      message: errorMessage('wrong_browser'),
      attempt: attemptName(attemptId),
      reference: expect.stringMatching(/^[\w-]{12}$/),
    },
  ]);
  expect(await response.text()).toContain('This sign-in was started in another browser');
  await world.browser('bob').navigate(callbackUrl.replace(/callback\/[\w-]+/, `callback/${'A'.repeat(43)}`));
  expect(take(world)[0]).not.toHaveProperty('attempt');
});

test('emits attempt.ended once, with the outcome', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { callbackUrl, attemptId } = await world.arrive(ada);
  take(world);
  const cancelled = callbackUrl.replace('status=success', 'status=cancelled');
  for (let i = 0; i < 2; i++) await ada.navigate(cancelled);
  expect(take(world)).toMatchObject([
    {
      type: 'attempt.ended',
      status: 'cancelled',
      code: 'attempt_cancelled',
      attempt: attemptName(attemptId),
    },
    { type: 'callback.rejected', code: 'attempt_cancelled' },
    { type: 'callback.rejected', code: 'attempt_cancelled' },
  ]);
});

test('logs each event as one line at its level', async () => {
  const lines: string[] = [];
  const logger = {
    info: (message: string) => lines.push(`info ${message}`),
    warn: (message: string) => lines.push(`warn ${message}`),
    error: (message: string) => lines.push(`error ${message}`),
  };
  const world = await createWorld({ connect: { logger } });
  const ada = world.browser('ada');
  const arrival = await world.arrive(ada);
  await world.browser('bob').navigate(arrival.callbackUrl);
  world.emulator.failNext({ call: 'identities.retrieve', kind: 'status', status: 401 });
  await ada.navigate(arrival.callbackUrl);
  expect(lines).toEqual([
    'info [connect] attempt.created',
    'info [connect] attempt.started',
    'warn [connect] callback.rejected',
    'error [connect] handler.failed',
  ]);
});

/** Answers of Anchor that repeat what must not be logged. */
const leaks = [
  ['a refusal', (secret: string) => new Response(secret, { status: 400, headers: { 'x-echo': secret } })],
  ['no JSON', (secret: string) => new Response(`<html>${secret}`, { status: 200 })],
  ['a thrown error', (secret: string) => Promise.reject(new Error(secret))],
] as const;

test.each(leaks)("no event contains text from Anchor's response: %s", async (_, answer) => {
  const secret = 'what-anchor-says';
  const world = await createWorld({
    anchor: () => ({
      ...smallClient('http://127.0.0.1:1'),
      applications: {
        retrieve: async () => ({}),
        createIdentityToken: async () => {
          const response = await answer(secret);
          if (!response.ok) throw Object.assign(new Error(await response.text()), response, { status: 400 });
          return JSON.parse(await response.text());
        },
        listIdentities: async () => ({ identities: [] }),
      },
    }),
  });
  const ada = world.browser('ada');
  const { startUrl } = await ada.begin();
  await ada.navigate(startUrl);
  expect(typesOf(world.events)).toEqual(['attempt.created', 'handler.failed']);
  expect(inspect(world.events, { depth: 9 })).not.toContain(secret);
});

test("an error of the app's own code keeps its stack", async () => {
  const world = await createWorld({
    connect: {
      getUser() {
        throw new Error('the session store is down');
      },
    },
  });
  await world.browser('ada').call('GET', '/connections');
  expect(take(world)).toMatchObject([
    {
      type: 'handler.failed',
      code: 'user_unavailable',
      reason: expect.stringMatching(/the session store is down\n.*events\.test\.ts/s),
    },
  ]);
});

test('no event contains a secret', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  world.emulator.failNext({ call: 'identities.update', kind: 'status', status: 400 });
  const { token, state, identityId, attemptId, startUrl } = await world.finish(ada);
  const session = await world.connect.createSession({ userId: 'ada', application: 'linkedin' });
  await ada.navigate(startUrl);
  await world.connect.disconnectAll({ userId: 'ada' });
  const cookie = ada.jar.get('__Host-connect') ?? '';
  const printed = inspect(world.events, { depth: 9 });
  const { linkedin } = applicationIds;
  const { id: sessionId, cdpUrl, liveViewUrl } = session;
  const ofSession = { sessionId, cdpUrl, liveViewUrl };
  const secrets = { token, state, identityId, attemptId, cookie, linkedin, demoApiKey, ...ofSession };
  for (const [name, value] of Object.entries(secrets)) {
    expect(value.length, name).toBeGreaterThan(10);
    expect(printed, name).not.toContain(value);
  }
});

const throws = () => {
  throw new Error('The listener is away.');
};

test.each<[string, Partial<ConnectOptions>]>([
  ['a logger without a method to read', { logger: Object.defineProperty({}, 'error', { get: throws }) }],
  ['a clock that throws', { now: throws }],
  ['a clock that shows no time', { now: () => Number.NaN }],
  ['an error without a readable stack', { getUser: () => Promise.reject(unreadable()) }],
  [
    'a listener whose promise is of another realm',
    { onEvent: () => runInNewContext('Promise.reject("no")') },
  ],
])('%s does not change the response', async (_, options) => {
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => printed.mockRestore());
  const connect = createConnect({
    anchor: smallClient('http://127.0.0.1:1'),
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl,
    store: memoryStore(),
    getUser: () => Promise.reject(new Error('The session store is down.')),
    logger: {},
    onEvent: () => undefined,
    ...options,
  });
  const response = await connect.handler(new Request(`${publicUrl}/api/connect/connections`));
  expect(response.status).toBe(503);
  // An unhandled rejection would fail this file.
  await expect.poll(() => printed.mock.calls.length).toBe(1);
});

function unreadable(): Error {
  return Object.defineProperty(new Error('unreadable'), 'stack', { get: throws });
}
