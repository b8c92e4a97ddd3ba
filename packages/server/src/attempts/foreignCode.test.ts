import { describe, expect, test } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { codeIn, confirm, connect, handOver, modes, signIn, type Handed } from './completionCode.fixture.ts';

describe.each(modes)('mode %s', (_mode, body) => {
  test.each<[string, (handed: Handed) => Record<string, unknown>]>([
    ['another secret', ({ completionCode }) => ({ completionCode, secret: 'x'.repeat(43) })],
    ['the secret in a list', ({ completionCode, secret }) => ({ completionCode, secret: [secret] })],
    ['no secret', ({ completionCode }) => ({ completionCode })],
    ['an empty code', ({ secret }) => ({ completionCode: '', secret })],
    ['a code that is not a text', ({ secret }) => ({ completionCode: {}, secret })],
    ['the identity as the code', ({ identityId, secret }) => ({ completionCode: identityId, secret })],
    [
      'a space in the code',
      ({ completionCode, secret }) => ({ completionCode: ` ${completionCode}`, secret }),
    ],
    [
      'a space after the code',
      ({ completionCode, secret }) => ({ completionCode: `${completionCode} `, secret }),
    ],
    ['the code in a list', ({ completionCode, secret }) => ({ completionCode: [completionCode], secret })],
    ['a changed code', ({ completionCode, secret }) => ({ completionCode: `${completionCode}AA`, secret })],
  ])('with %s, nothing is connected and the refusal is counted', async (_, change) => {
    const world = await createWorld({ connect });
    const app = world.browser('ada');
    const handed = await handOver(world, app, body);
    const before = await world.attempt(handed.attemptId);
    const response = await confirm(app, handed.attemptId, change(handed));
    expect([response.status, await codeOf(response)]).toEqual([403, 'invalid_completion_code']);
    expect(await world.attempt(handed.attemptId)).toEqual({ ...before, verifications: 1 });
    expect(world.calls()['identities.retrieve']).toBeUndefined();
    expect((await confirm(app, handed.attemptId, handed)).status).toBe(200);
  });

  test('another user who opens the start link connects nothing, for neither of the two', async () => {
    const world = await createWorld({ connect });
    const attacker = world.browser('mallory');
    const created = await attacker.begin(body);
    // A link on another site, and a browser that is signed in to the app, start nothing.
    const victim = world.browser('ada');
    const foreign = await victim.navigate(created.startUrl, { 'sec-fetch-site': 'cross-site' });
    expect(await codeOf(foreign)).toBe('foreign_origin');
    const link = { 'sec-fetch-site': 'none' };
    expect(await codeOf(await victim.navigate(created.startUrl, link))).toBe('wrong_user');

    // Without a session in that browser, the victim can sign in. The code goes to the app of the victim.
    const { callbackUrl } = await signIn(world, world.browser(), created.startUrl);
    expect(await codeOf(await victim.navigate(callbackUrl))).toBe('wrong_user');
    const completionCode = await codeIn(await world.browser().navigate(callbackUrl));
    for (const secret of [undefined, 'x'.repeat(43), created.secret]) {
      const response = await confirm(victim, created.attemptId, { completionCode, secret });
      expect([response.status, await codeOf(response)]).toEqual([404, 'not_found']);
    }
    // The attacker has the secret, and no code.
    const { secret } = created;
    for (const guess of ['', 'x'.repeat(120), created.attemptId])
      expect((await confirm(attacker, created.attemptId, { completionCode: guess, secret })).status).toBe(
        403,
      );
    expect(await world.connections('ada')).toEqual([]);
    expect(await world.connections('mallory')).toEqual([]);
  });

  test('the code of another attempt is refused, also between two attempts of one user', async () => {
    const world = await createWorld({ connect });
    const app = world.browser('mallory');
    const own = await handOver(world, app, body);
    const victim = world.browser('ada');
    const stolen = await handOver(world, victim, body);
    const second = await handOver(world, app, body);
    for (const { completionCode } of [stolen, second]) {
      const response = await confirm(app, own.attemptId, { completionCode, secret: own.secret });
      expect(await codeOf(response)).toBe('invalid_completion_code');
    }
    expect(await world.connections('mallory')).toEqual([]);
    expect((await confirm(victim, stolen.attemptId, stolen)).status).toBe(200);
  });

  test('another app that receives the code cannot use it without the session and the secret', async () => {
    const world = await createWorld({ connect });
    const app = world.browser('ada');
    const handed = await handOver(world, app, body);
    const { completionCode, attemptId } = handed;
    expect((await confirm(world.browser(), attemptId, handed)).status).toBe(401);
    expect((await confirm(world.browser('mallory'), attemptId, handed)).status).toBe(404);
    expect((await confirm(app, attemptId, { completionCode })).status).toBe(403);
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const path = `/attempts/${attemptId}/confirm`;
    expect((await app.call('POST', path, { ...handed }, foreign)).status).toBe(403);
    expect(await world.connections('ada')).toEqual([]);
  });

  test('a code is valid for 5 minutes, and its answer is repeated after that', async () => {
    const world = await createWorld({ connect });
    const app = world.browser('ada');
    const late = await handOver(world, app, body);
    const intime = await handOver(world, app, body);
    world.advance(5 * 60_000 - 1);
    expect((await confirm(app, intime.attemptId, intime)).status).toBe(200);
    world.advance(1);
    const response = await confirm(app, late.attemptId, late);
    expect([response.status, await codeOf(response)]).toEqual([403, 'invalid_completion_code']);
    // Opening the callback again gives another code.
    const completionCode = await codeIn(await world.browser().navigate(late.callbackUrl));
    expect((await confirm(app, late.attemptId, { ...late, completionCode })).status).toBe(200);
    expect((await confirm(app, intime.attemptId, intime)).status).toBe(200);
  });

  test('a code of an attempt that has ended gets its answer', async () => {
    const world = await createWorld({ connect });
    const app = world.browser('ada');
    const handed = await handOver(world, app, body);
    await world.browser().navigate(handed.callbackUrl.replace('success', 'cancelled'));
    expect(await codeOf(await confirm(app, handed.attemptId, handed))).toBe('attempt_cancelled');
    const wrong = { ...handed, secret: 'x' };
    expect(await codeOf(await confirm(app, handed.attemptId, wrong))).toBe('invalid_completion_code');
    expect(await world.attempt(handed.attemptId)).toMatchObject({ outcome: 'cancelled', verifications: 0 });
  });

  test('a code with the identity of a connection of somebody else is refused, and the attempt stays open', async () => {
    const world = await createWorld({ connect });
    const { identityId } = await world.finish(world.browser('bob'));
    const app = world.browser('ada');
    const { attemptId, startUrl, secret } = await app.begin(body);
    const { callbackUrl } = await signIn(world, world.browser(), startUrl);
    const forged = callbackUrl.replace(/identity_id=[\w-]+/, `identity_id=${identityId}`);
    const completionCode = await codeIn(await world.browser().navigate(forged));
    expect(await codeOf(await confirm(app, attemptId, { completionCode, secret }))).toBe('identity_taken');
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, verifications: 1 });
  });

  test('after 30 refusals, even the right code is refused', async () => {
    const world = await createWorld({ connect });
    const app = world.browser('ada');
    const handed = await handOver(world, app, body);
    for (let i = 0; i < 30; i++)
      expect((await confirm(app, handed.attemptId, { ...handed, secret: 'x' })).status).toBe(403);
    for (const secret of ['x', handed.secret])
      expect(await codeOf(await confirm(app, handed.attemptId, { ...handed, secret }))).toBe(
        'too_many_verifications',
      );
    expect(await world.connections('ada')).toEqual([]);
  });

  test('who opens the start link of another user cannot link an account to that user', async () => {
    const world = await createWorld({ connect });
    const victim = world.browser('ada');
    const { startUrl, attemptId } = await victim.begin(body);
    // The attacker signs in with their own account, and leads the browser of the victim to the callback.
    const { callbackUrl } = await signIn(world, world.browser(), startUrl);
    const response = await victim.navigate(callbackUrl, { 'sec-fetch-site': 'cross-site' });
    expect(await codeIn(response)).toBeDefined();
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: null });
    expect(await world.connections('ada')).toEqual([]);
  });
});

test('the secret of an attempt in another mode does not replace its cookie', async () => {
  const world = await createWorld({ connect });
  const ada = world.browser('ada');
  const { attemptId, identityId } = await world.arrive(ada);
  const secret = ada.jar.get('__Host-connect');
  const app = world.browser('ada');
  expect(await codeOf(await confirm(app, attemptId, { identityId, secret }))).toBe('wrong_browser');
  expect(await codeOf(await confirm(ada, attemptId, { completionCode: 'x', secret }))).toBe(
    'invalid_callback',
  );
  expect(await world.connections('ada')).toEqual([]);
});
