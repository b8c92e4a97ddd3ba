import { inspect } from 'node:util';
import { demoApiKey } from '@kit/emulator';
import { expect, test } from 'vitest';
import { codeOf } from './browser.fixture.ts';
import { applicationIds, createWorld, smallClient } from './world.fixture.ts';

async function textOf(response: Response): Promise<string> {
  return JSON.stringify([...response.headers]) + (await response.text());
}

test('no secret reaches the browser, the log or the stored rows', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const input = { text: 'The input of a call.' };
  const asked = await world.connect.request({
    userId: 'ada',
    application: 'linkedin',
    key: 'the key of a call',
    input,
  });
  const request = String(asked.id);
  const { startUrl, attemptId } = await ada.begin({ application: 'linkedin', request });
  const started = await ada.navigate(startUrl);
  // The redirect to the hosted page is the one place where the token goes.
  const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
  const { redirectUrl, identityId } = world.emulator.completeSignIn(token);
  const state = /callback\/([\w-]{43})/.exec(redirectUrl ?? '')?.[1] ?? '';

  world.emulator.failNext({ call: 'identities.update', kind: 'status', status: 400 });
  const answers = [await ada.navigate(redirectUrl ?? '')];
  const [connection] = await world.connections('ada');
  const session = await world.connect.createSession({ userId: 'ada', application: 'linkedin' });
  for (const path of ['/connections', '/applications', `/attempts/${attemptId}`, `/requests/${request}`])
    answers.push(await ada.call('GET', path));
  const stored = inspect(
    [
      await world.attempt(attemptId),
      await world.connections('ada'),
      await world.store.findRequest({ id: request }),
    ],
    { depth: 9 },
  );
  world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 400 });
  answers.push(
    await ada.call('POST', `/attempts/${attemptId}/confirm`, { identityId: crypto.randomUUID() }),
    await ada.call('POST', `/connections/${connection?.id}/reconnect`, { returnTo: '/x' }),
    await ada.call('DELETE', `/connections/${connection?.id}`),
    await ada.navigate(startUrl),
  );

  const secret = ada.jar.get('__Host-connect') ?? '';
  const seen = (await Promise.all(answers.map(textOf))).join('\n').replaceAll(`__Host-connect=${secret}`, '');
  const logged = inspect(world.errors, { depth: 9, showHidden: true });
  const secrets = { token, state, identityId, demoApiKey, secret, cdpUrl: session.cdpUrl, ...applicationIds };
  expect(world.errors.length).toBeGreaterThan(1);
  for (const [name, value] of Object.entries(secrets)) {
    expect(value.length, name).toBeGreaterThan(10);
    expect(seen, name).not.toContain(value);
    expect(logged, name).not.toContain(value);
  }
  for (const value of [token, state, secret, demoApiKey]) expect(stored).not.toContain(value);
  // The agent's own words stay with the agent. The id of a request is not secret, but events name it by its first characters.
  for (const value of [input.text, 'the key of a call']) expect(seen + stored + logged).not.toContain(value);
  expect(inspect(world.events, { depth: 9 }) + logged).not.toContain(request);
});

test.concurrent.for(['status', 'html', 'broken-json', 'reset'] as const)(
  'the log of a response from Anchor with %s contains no id, key or token',
  async (kind, { onTestFinished }) => {
    const world = await createWorld({ onTestFinished });
    const ada = world.browser('ada');
    const arrival = await world.arrive(ada);
    world.emulator.failNext({ kind, times: 3, ...(kind === 'status' ? { status: 400 } : {}) });
    await ada.navigate(arrival.callbackUrl);
    const logged = inspect(world.errors, { depth: 9, showHidden: true });
    const { identityId, token, state } = arrival;
    expect(world.errors).toHaveLength(1);
    for (const value of [identityId, token, state, demoApiKey, applicationIds.linkedin])
      expect(logged).not.toContain(value);
  },
);

test('no public object shows the API key', async () => {
  const client = smallClient('http://127.0.0.1:1');
  const { connect } = await createWorld();
  for (const one of [client, connect, connect.handler]) {
    expect(inspect(one, { depth: 9, showHidden: true })).not.toContain(demoApiKey);
    expect(JSON.stringify(one) ?? '').not.toContain(demoApiKey);
  }
});

test('returnTo cannot inject HTML into the relay page', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const returnTo = '/"><script>alert(1)</script>';
  const { callbackUrl } = await world.arrive(ada, { application: 'linkedin', returnTo });
  const page = await (await ada.navigate(callbackUrl)).text();
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('href="/%22%3E%3Cscript%3Ealert(1)%3C/script%3E');
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(await codeOf(await ada.navigate(callbackUrl))).toBeUndefined();
});
