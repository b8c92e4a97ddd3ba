import { describe, expect, test } from 'vitest';
import { serve } from '../adapters/nodeServer.fixture.ts';
import { codeOf } from '../browser.fixture.ts';
import { callAnchor } from './callAnchor.ts';
import { applicationIds, createWorld, smallClient } from '../world.fixture.ts';

type Fault = Parameters<Awaited<ReturnType<typeof createWorld>>['emulator']['failNext']>[0];

/** Each failure of Anchor, with its error code and whether the call is retried. */
const faults: [string, Omit<Fault, 'call' | 'times'>, string, boolean][] = [
  ['500', { kind: 'status', status: 500, retryAfter: 0 }, 'anchor_unavailable', true],
  ['429', { kind: 'status', status: 429, retryAfter: 0 }, 'anchor_rate_limited', true],
  ['403', { kind: 'status', status: 403 }, 'anchor_key_rejected', false],
  ['400', { kind: 'status', status: 400 }, 'anchor_refused', false],
  ['a reset', { kind: 'reset' }, 'anchor_unavailable', true],
  ['an HTML page', { kind: 'html', status: 200 }, 'anchor_unexpected_response', true],
  ['broken JSON', { kind: 'broken-json' }, 'anchor_unexpected_response', true],
];

describe('a failure at the start link leaves the attempt unchanged, and the popup shows the error', () => {
  test.concurrent.for(faults)('%s', async ([, fault, code, isRetried], { onTestFinished }) => {
    const world = await createWorld({ onTestFinished });
    const ada = world.browser('ada');
    const { attemptId, startUrl } = await ada.begin();
    const before = await world.attempt(attemptId);
    world.emulator.failNext({ ...fault, call: 'applications.createIdentityToken', times: 9 });
    const response = await ada.navigate(startUrl);
    expect([response.status, await codeOf(response)]).toEqual([code === 'anchor_refused' ? 502 : 503, code]);
    expect(world.calls()).toEqual({ 'applications.createIdentityToken': isRetried ? 2 : 1 });
    expect(await world.attempt(attemptId)).toEqual(before);
    expect(world.errors.map((one) => one.code)).toEqual([code]);

    world.emulator.clearFaults();
    expect((await ada.navigate(startUrl)).status).toBe(303);
  });

  test('a response without a token', async () => {
    const world = await createWorld({
      anchor: (url) => {
        const client = smallClient(url);
        return { ...client, applications: { ...client.applications, createIdentityToken: async () => ({}) } };
      },
    });
    const ada = world.browser('ada');
    expect(await codeOf(await ada.navigate((await ada.begin()).startUrl))).toBe('anchor_unexpected_response');
  });

  test('in redirect mode the browser returns to the app with the code', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { startUrl } = await ada.begin({ application: 'linkedin', mode: 'redirect', returnTo: '/x' });
    world.emulator.failNext({ kind: 'status', status: 403 });
    const response = await ada.navigate(startUrl);
    expect(response.headers.get('location')).toBe('/x?connect_error=anchor_key_rejected');
  });

  test('a wrong key', async () => {
    const world = await createWorld({ anchor: (url) => smallClient(url, 'wrong') });
    const ada = world.browser('ada');
    const response = await ada.navigate((await ada.begin()).startUrl);
    expect([response.status, await codeOf(response)]).toEqual([503, 'anchor_key_rejected']);
    expect(world.calls()).toEqual({ 'applications.createIdentityToken': 1 });
  });

  test('an application id that Anchor does not know', async () => {
    const id = crypto.randomUUID();
    const world = await createWorld({
      connect: { applications: { linkedin: { id }, notion: { id: applicationIds.notion } } },
    });
    const ada = world.browser('ada');
    const response = await ada.navigate((await ada.begin()).startUrl);
    expect([response.status, await codeOf(response)]).toEqual([503, 'anchor_application_missing']);
  });

  test.each(['nested', 'flat', 'message'] as const)(
    'error bodies of the shape "%s" are never shown',
    async (errorBody) => {
      const world = await createWorld({ emulator: { settings: { errorBody } } });
      const ada = world.browser('ada');
      world.emulator.failNext({ kind: 'status', status: 400 });
      const page = await (await ada.navigate((await ada.begin()).startUrl)).text();
      expect(page).not.toContain('injected a fault');
    },
  );
});

describe.each(['identities.retrieve', 'applications.listIdentities'] as const)(
  'a failure of %s at the callback leaves the attempt open, and reloading the page completes it',
  (call) => {
    test.concurrent.for(faults)('%s', async ([, fault, code, isRetried], { onTestFinished }) => {
      const world = await createWorld({ onTestFinished });
      const ada = world.browser('ada');
      const { attemptId, callbackUrl } = await world.arrive(ada);
      const before = await world.attempt(attemptId);
      world.emulator.clearLog();
      world.emulator.failNext({ ...fault, call, times: 9 });
      const response = await ada.navigate(callbackUrl);
      expect(response.status).toBe(code === 'anchor_refused' ? 502 : 503);
      expect(world.calls()[call]).toBe(isRetried ? 3 : 1);
      expect(await world.attempt(attemptId)).toEqual(before);
      expect(await world.connections('ada')).toEqual([]);
      expect(world.errors.map((one) => one.code)).toEqual([code]);

      const link = /<a href="([^"]+)">/.exec(await response.text())?.[1]?.replaceAll('&amp;', '&');
      expect(link).toBe(callbackUrl.slice(new URL(callbackUrl).origin.length));
      expect(response.headers.get('retry-after') ?? response.status).toSatisfy(
        (value) => value === 502 || /^\d+$/.test(String(value)),
      );
      world.emulator.clearFaults();
      expect((await ada.navigate(callbackUrl)).status).toBe(200);
    });
  },
);

test('a temporary failure is retried, and the sign-in succeeds', async () => {
  const world = await createWorld();
  for (const call of [
    'applications.createIdentityToken',
    'identities.retrieve',
    'applications.listIdentities',
    'identities.update',
  ] as const) {
    world.emulator.failNext({ call, kind: 'reset' });
  }
  const { response } = await world.finish(world.browser('ada'));
  expect(response.status).toBe(200);
  expect(new Set(Object.values(world.calls()))).toEqual(new Set([2]));
  expect(world.errors).toEqual([]);
});

test('Retry-After is passed on', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { attemptId, identityId } = await world.arrive(ada);
  world.emulator.failNext({ call: 'identities.retrieve', kind: 'status', status: 429, retryAfter: 0 });
  world.emulator.failNext({ call: 'identities.retrieve', kind: 'status', status: 429, retryAfter: 0 });
  world.emulator.failNext({ call: 'identities.retrieve', kind: 'status', status: 429, retryAfter: 30 });
  const response = await ada.call('POST', `/attempts/${attemptId}/confirm`, { identityId });
  expect(response.headers.get('retry-after')).toBe('30');
  expect(await response.json()).toMatchObject({ error: { code: 'anchor_rate_limited', retryAfter: 30 } });
});

describe('calls with a short time limit', () => {
  const id = crypto.randomUUID();
  const retrieve = async (fault: Fault) => {
    const world = await createWorld();
    world.emulator.failNext({ times: 9, ...fault });
    const { identities } = smallClient(world.anchorUrl);
    return callAnchor((options) => identities.retrieve(id, options), { budgetMs: 200, maxRetries: 2 });
  };

  test('a call without a response times out', async () => {
    await expect(retrieve({ kind: 'hang' })).rejects.toMatchObject({ code: 'anchor_unavailable' });
  });

  test('a call times out if the client ignores its signal', async () => {
    const never = callAnchor(() => new Promise(() => {}), { budgetMs: 50, maxRetries: 0 });
    await expect(never).rejects.toMatchObject({ code: 'anchor_unavailable' });
  });

  test('a Retry-After beyond the time limit is passed on immediately', async () => {
    const busy = retrieve({ kind: 'status', status: 429, retryAfter: 30 });
    await expect(busy).rejects.toMatchObject({ code: 'anchor_rate_limited', retryAfter: 30 });
  });
});

// Only this test waits for the real time limit.
test(
  'without a response at the callback, it fails after 5 s, and reloading completes the attempt',
  { timeout: 15_000 },
  async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { callbackUrl, attemptId } = await world.arrive(ada);
    world.emulator.failNext({ call: 'identities.retrieve', kind: 'hang' });
    expect((await ada.navigate(callbackUrl)).status).toBe(503);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: null });
    expect((await ada.navigate(callbackUrl)).status).toBe(200);
  },
);

test('an empty Retry-After is ignored', async () => {
  const server = await serve((_req, res) => {
    res.writeHead(429, { 'retry-after': '' }).end('{}');
  });
  const anchor = smallClient(`http://127.0.0.1:${server.port}`);
  const limits = { budgetMs: 5_000, maxRetries: 0 };
  const busy = callAnchor((options) => anchor.identities.retrieve(crypto.randomUUID(), options), limits);
  await expect(busy).rejects.toMatchObject({ code: 'anchor_rate_limited', retryAfter: undefined });
});
