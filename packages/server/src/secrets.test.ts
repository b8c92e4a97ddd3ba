import { inspect } from 'node:util';
import { demoApiKey } from '@kit/emulator';
import { expect, test, vi } from 'vitest';
import { confirm, connect as withReturnLinks, handOver, modes } from './attempts/completionCode.fixture.ts';
import { codeOf, publicUrl } from './browser.fixture.ts';
import { openNewSqlite } from './stores/sqliteFile.fixture.ts';
import { tables } from './stores/sqlSchema.ts';
import { applicationIds, createWorld, smallClient } from './world.fixture.ts';

/** A copy of the small client, which has no key that can be read. */
const withoutKey = (url: string) => ({ ...smallClient(url) });

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
  for (const path of [`/connections/${connection?.id}/sessions`, `/sessions/${session.id}`])
    answers.push(await ada.call('GET', path));
  answers.push(await ada.call('POST', `/sessions/${session.id}/stop`));
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
  const { anchorId, cdpUrl, liveViewUrl } = session;
  const addresses = { anchorId, cdpUrl, liveViewUrl };
  const secrets = { token, state, identityId, demoApiKey, secret, ...addresses, ...applicationIds };
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

test.each(modes)('mode %s: no event, error or row has the secret, the code or the state', async (_, body) => {
  const { store, sql } = await openNewSqlite();
  const world = await createWorld({ connect: { ...withReturnLinks, store } });
  const app = world.browser('ada');
  const { secret, completionCode, state, attemptId, callbackUrl } = await handOver(world, app, body);
  await confirm(app, attemptId, { completionCode, secret: 'x' });
  world.emulator.failNext({ kind: 'status', status: 403 });
  expect((await confirm(app, attemptId, { completionCode, secret })).status).toBe(503);
  expect((await confirm(app, attemptId, { completionCode, secret })).status).toBe(200);
  await world.browser('bob').navigate(callbackUrl);
  const rows = JSON.stringify(tables.map((table) => sql.prepare(`SELECT * FROM ${table}`).all()));
  const reported = inspect([world.events, world.errors], { depth: 9, showHidden: true });
  expect(reported).toContain('confirm');
  for (const hidden of [secret, completionCode, state]) {
    expect(hidden.length).toBeGreaterThan(40);
    expect(rows).not.toContain(hidden);
    expect(reported).not.toContain(hidden);
  }
});

test.each<[string, NonNullable<Parameters<typeof createWorld>[0]>]>([
  ['the API key', {}],
  ['a secret of the app', { anchor: withoutKey, connect: { encryptionSecret: 'x'.repeat(32) } }],
])('no row contains an id or an address of a browser that runs, with %s', async (_, options) => {
  const { store, sql } = await openNewSqlite();
  const world = await createWorld({ ...options, connect: { ...options.connect, store } });
  await world.finish(world.browser('ada'));
  const read = () => JSON.stringify(tables.map((table) => sql.prepare(`SELECT * FROM ${table}`).all()));
  const shared = { userId: 'ada', application: 'linkedin', key: 'chat' } as const;
  await world.connect.withSession(shared, ({ id, anchorId, cdpUrl, liveViewUrl }) => {
    const rows = read();
    expect(rows).toContain(id);
    for (const secret of [anchorId, cdpUrl, liveViewUrl]) {
      expect(secret.length).toBeGreaterThan(10);
      expect(rows).not.toContain(secret);
    }
    expect(rows.replaceAll(publicUrl, '')).not.toMatch(/wss?:|https?:/);
    expect(rows).toContain('"sealed":"');
  });
  expect(read()).not.toMatch(/"sealed":"[^"]/);
});

test('without a secret, no browser starts', async () => {
  const world = await createWorld({ anchor: withoutKey });
  await world.finish(world.browser('ada'));
  const linkedin = { userId: 'ada', application: 'linkedin' } as const;
  for (const start of [
    () => world.connect.createSession(linkedin),
    () => world.connect.withSession({ ...linkedin, key: 'chat' }, vi.fn<() => void>()),
    () => world.connect.runTask({ ...linkedin, taskId: 'export' }),
  ])
    await expect(start()).rejects.toThrow(
      'encryptionSecret is missing, and your Anchor client has no apiKey',
    );
  expect(world.calls()['sessions.create']).toBeUndefined();
  const [connection] = await world.connections('ada');
  const listed = { userId: 'ada', connectionId: connection?.id ?? '' };
  expect(await world.connect.listSessions(listed)).toEqual([]);
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
