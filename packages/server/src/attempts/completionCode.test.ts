import { isCreatedAttempt, parseReturnLink } from '@kit/protocol';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { bodyOf, codeOf, publicUrl } from '../browser.fixture.ts';
import { smallClient, createWorld } from '../world.fixture.ts';
import {
  codeIn,
  confirm,
  connect,
  frame,
  handOver,
  linkIn,
  modes,
  native,
  returnTo,
  signIn,
} from './completionCode.fixture.ts';

describe.each(modes)('mode %s', (mode, body) => {
  test('connects with the code of the callback and the secret of the attempt, without a cookie', async () => {
    const world = await createWorld({ connect });
    const app = world.browser('ada');
    const popup = world.browser();
    const handed = await handOver(world, app, body, popup);
    expect(isCreatedAttempt(handed)).toBe(true);
    expect(handed.secret).toMatch(/^[\w-]{43}$/);
    expect(handed.completionCode).toMatch(/^[\w.-]{100,200}$/);
    const before = { mode, outcome: null, verifications: 0, identityId: null };
    expect(await world.attempt(handed.attemptId)).toMatchObject(before);
    expect(world.calls()['identities.retrieve']).toBeUndefined();
    expect(await world.connections('ada')).toEqual([]);

    const answers = [
      await confirm(app, handed.attemptId, handed),
      await confirm(app, handed.attemptId, handed),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [first, second] = await Promise.all(answers.map(bodyOf));
    expect(first).toMatchObject({ status: 'connected' });
    expect(second).toEqual(first);
    expect(await world.connections('ada')).toMatchObject([{ identityId: handed.identityId }]);
    expect([...app.cookies, ...popup.cookies]).toEqual([]);
    expect(await world.attempt(handed.attemptId)).toMatchObject({ verifications: 0 });
  });

  test('reconnects an account', async () => {
    const world = await createWorld({ connect });
    const app = world.browser('ada');
    await world.finish(app);
    const [connection] = await world.connections('ada');
    const { application: _, ...input } = body;
    const created = await bodyOf(await app.call('POST', `/connections/${connection?.id}/reconnect`, input));
    const { callbackUrl } = await signIn(world, world.browser(), String(created.startUrl));
    const completionCode = await codeIn(await world.browser().navigate(callbackUrl));
    const response = await confirm(app, String(created.attemptId), { ...created, completionCode });
    expect(await response.json()).toMatchObject({ status: 'connected', connection: { id: connection?.id } });
    expect(await world.connections('ada')).toHaveLength(1);
  });

  test('connects the announced identity if the window was closed before the redirect', async () => {
    const world = await createWorld({ connect });
    const app = world.browser('ada');
    const { attemptId, startUrl, secret } = await app.begin(body);
    const { identityId } = await signIn(world, world.browser(), startUrl);
    expect(await codeOf(await confirm(app, attemptId, { identityId }))).toBe('invalid_completion_code');
    expect(await codeOf(await confirm(app, attemptId, { identityId: 'x', secret }))).toBe('invalid_callback');
    expect((await confirm(app, attemptId, { identityId, secret })).status).toBe(200);
  });

  test('finishes in the callback if the owner was signed in there from the start', async () => {
    const world = await createWorld({ connect });
    const app = world.browser('ada');
    const { response, attemptId, callbackUrl } = await world.finish(app, body);
    expect(await codeIn(response)).toBeUndefined();
    const status = await bodyOf(await app.call('GET', `/attempts/${attemptId}`));
    expect(status).toMatchObject({ status: 'connected' });
    // A browser without a session repeats it.
    const repeated = await world.browser().navigate(callbackUrl);
    expect(await codeIn(repeated)).toBeUndefined();
    expect(repeated.status).toBe(response.status);
    const link = `${returnTo}?connect_attempt=${attemptId}`;
    expect(await linkIn(response)).toBe(mode === 'native' ? link : null);
  });

  test('callbackSession: required asks for no session where no cookie of the app arrives', async () => {
    const world = await createWorld({ connect: { ...connect, callbackSession: 'required' } });
    const app = world.browser('ada');
    const handed = await handOver(world, app, body);
    expect((await confirm(app, handed.attemptId, handed)).status).toBe(200);
  });

  test('a plain form cannot begin it, because its answer could not contain the secret', async () => {
    const world = await createWorld({ connect });
    const response = await world.browser('ada').submit('/attempts', body);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(await response.text()).toContain('invalid_request');
  });

  test('without a secret for encryption, it does not begin', async () => {
    const world = await createWorld({ connect, anchor: (url) => ({ ...smallClient(url) }) });
    expect((await world.browser('ada').call('POST', '/attempts', body)).status).toBe(500);
    expect(inspect(world.errors)).toMatch(/encryptionSecret is missing.*Pass a random text/);
    expect((await world.finish(world.browser('ada'))).response.status).toBe(200);
  });

  test('a sign-in that the user cancelled ends the attempt', async () => {
    const world = await createWorld({ connect });
    const { attemptId, startUrl } = await world.browser('ada').begin(body);
    const { callbackUrl } = await signIn(world, world.browser(), startUrl);
    const response = await world.browser().navigate(callbackUrl.replace('success', 'cancelled'));
    expect(await codeOf(response)).toBe('attempt_cancelled');
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'cancelled' });
    const returned = { attemptId, code: 'attempt_cancelled' };
    expect(parseReturnLink((await linkIn(response)) ?? '')).toEqual(mode === 'native' ? returned : undefined);
  });

  test('a callback with an incomplete query or of an expired attempt hands over nothing', async () => {
    const world = await createWorld({ connect });
    const { startUrl } = await world.browser('ada').begin(body);
    const { callbackUrl } = await signIn(world, world.browser(), startUrl);
    for (const url of [callbackUrl.split('?')[0] ?? '', callbackUrl.replace(/identity_id=[\w-]+/, '')]) {
      const response = await world.browser().navigate(url);
      expect([response.status, await codeOf(response)]).toEqual([400, 'invalid_callback']);
    }
    world.advance(30 * 60_000);
    const late = await world.browser().navigate(callbackUrl);
    expect(await codeOf(late)).toBe('attempt_expired');
    expect(await codeIn(late)).toBeUndefined();
  });
});

test('a window of a framed app looks for the app before the sign-in, unless the owner is signed in there', async () => {
  const world = await createWorld({ connect });
  const app = world.browser('ada');
  const { startUrl, attemptId } = await app.begin(frame);
  const window = world.browser();
  for (let count = 0; count < 20; count += 1) {
    const response = await window.navigate(startUrl);
    expect([response.status, response.headers.get('location')]).toEqual([200, null]);
    const page = await response.text();
    expect(page).toContain('Your account is not connected yet');
    expect(page).toContain(`location.replace('?opener')`);
  }
  expect(await world.attempt(attemptId)).toMatchObject({ startedAt: null, starts: 0 });
  expect(world.emulator.tokens()).toEqual([]);
  for (const [browser, url] of [
    [window, `${startUrl}?opener`],
    [app, startUrl],
  ] as const)
    expect((await browser.navigate(url)).status).toBe(303);
});

test('the page of a framed app posts to the origin of the app only, and keeps nothing in a cache', async () => {
  const world = await createWorld({ connect });
  const { response, completionCode, attemptId } = await handOver(world, world.browser('ada'), frame);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  const page = await response.text();
  const [, json = ''] = /id="relay">(.*?)<\/script>/.exec(page) ?? [];
  expect(JSON.parse(json)).toEqual({ attemptId, origin: publicUrl, completionCode });
  expect(page).not.toContain('BroadcastChannel');
  expect(page).toContain('Your account is not connected yet');
  expect(page).toContain('<a href="/">Open the app</a>');
});

test('the return link of a native app has the attempt and its code, and keeps its own query', async () => {
  const link = 'https://app.example.com/native?from=a%20b';
  const world = await createWorld({ connect: { returnLinks: [link] } });
  const app = world.browser('ada');
  const { response, completionCode, attemptId } = await handOver(world, app, { ...native, returnTo: link });
  expect(response.status).toBe(303);
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  const location = response.headers.get('location') ?? '';
  expect(location).toBe(`${link}&connect_attempt=${attemptId}&connect_code=${completionCode}`);
  expect(parseReturnLink(location)).toEqual({ attemptId, completionCode });
});

test('a code of the previous encryption secret is opened', async () => {
  const [older, newer] = ['o'.repeat(32), 'n'.repeat(32)];
  const before = await createWorld({ connect: { ...connect, encryptionSecret: older } });
  const app = before.browser('ada');
  const handed = await handOver(before, app, frame);
  const now = await createWorld({
    connect: { ...connect, store: before.store, encryptionSecret: [newer, older] },
    anchor: () => smallClient(before.anchorUrl),
  });
  expect((await confirm(now.browser('ada'), handed.attemptId, handed)).status).toBe(200);
});
