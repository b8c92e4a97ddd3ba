import { docsUrl, isCreatedAttempt, parseAttempt, parseConnections } from '@kit/protocol';
import { expect, test } from 'vitest';
import { serve } from './adapters/nodeServer.fixture.ts';
import { baseUrl, publicUrl } from './browser.fixture.ts';
import { createWorld, type World } from './world.fixture.ts';

/** Fills in the hosted page's forms as a person without script does; returns where it leads. */
async function signInByForms(hostedUrl: string): Promise<string> {
  const page = await fetch(hostedUrl);
  expect(page.status).toBe(200);
  const action = new URL('/identity/create', hostedUrl);
  const token = new URL(hostedUrl).searchParams.get('token') ?? '';
  const step = (fields: Record<string, string>) =>
    fetch(action, { method: 'POST', body: new URLSearchParams({ token, ...fields }), redirect: 'manual' });
  await step({ step: 'sign-in', username: 'ada@example.com', password: 'secret' });
  return (await step({ step: 'continue' })).headers.get('location') ?? '';
}

async function listed(world: World, user: string) {
  const response = await world.browser(user).call('GET', '/connections');
  return parseConnections(await response.json())?.connections;
}

test('completes a sign-in in a popup', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');

  const created = await ada.call('POST', '/attempts', { application: 'linkedin' });
  expect(created.status).toBe(201);
  const body: unknown = await created.json();
  if (!isCreatedAttempt(body)) throw new Error('No attempt.');
  const { attemptId, startUrl, expiresAt } = body;
  expect(startUrl).toBe(`${baseUrl}/start/${attemptId}`);
  expect(Date.parse(expiresAt) - world.now()).toBe(30 * 60_000);
  const status = async () => parseAttempt(await (await ada.call('GET', `/attempts/${attemptId}`)).json());
  expect(await status()).toEqual({ attemptId, application: 'linkedin', status: 'created' });

  const started = await ada.navigate(startUrl);
  expect(started.status).toBe(303);
  const hostedUrl = started.headers.get('location') ?? '';
  expect(hostedUrl).toMatch(`${world.anchorUrl}/identity/create?token=`);
  expect(await status()).toMatchObject({ status: 'started' });
  expect(world.emulator.tokens()[0]?.callbackUrl).toMatch(
    /^https:\/\/app\.example\.com\/api\/connect\/callback\/[\w-]{43}$/,
  );

  const callbackUrl = await signInByForms(hostedUrl);
  const relay = await ada.navigate(callbackUrl, { 'sec-fetch-site': 'cross-site' });
  expect(relay.status).toBe(200);
  expect(await relay.text()).toContain(JSON.stringify({ attemptId, origin: publicUrl, closes: true }));

  const [connection] = (await listed(world, 'ada')) ?? [];
  expect(connection).toEqual({
    id: expect.stringMatching(/^[\w-]{43}$/),
    application: 'linkedin',
    accountName: 'ada@example.com',
    status: 'connected',
    connectedAt: new Date(world.now()).toISOString(),
  });
  expect(await status()).toEqual({ attemptId, application: 'linkedin', status: 'connected', connection });
  expect(await listed(world, 'bob')).toEqual([]);
  expect(world.emulator.identities()[0]?.metadata).toEqual({
    externalUserId: 'ada',
    connectedAt: connection?.connectedAt,
  });
  expect(world.calls()).toEqual({
    'applications.createIdentityToken': 1,
    'identities.retrieve': 1,
    'applications.listIdentities': 1,
    'identities.update': 1,
  });
  expect(world.errors).toEqual([]);
});

test.each(['top-level', 'data', 'both'] as const)(
  'accepts a token response of the shape "%s"',
  async (tokenBody) => {
    const world = await createWorld({ emulator: { settings: { tokenBody } } });
    expect((await world.finish(world.browser('ada'))).response.status).toBe(200);
  },
);

test('in redirect mode, a sign-in redirects to returnTo without changes', async () => {
  const world = await createWorld();
  const body = { application: 'notion', mode: 'redirect', returnTo: '/settings?tab=accounts#notion' };
  const { response } = await world.finish(world.browser('ada'), body);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/settings?tab=accounts#notion');
  expect(await listed(world, 'ada')).toHaveLength(1);
});

test('a plain form starts the same attempt without JavaScript', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const fields = { application: 'linkedin', mode: 'redirect', returnTo: '/done' };
  const created = await ada.submit('/attempts', fields);
  expect(created.status).toBe(303);
  const started = await ada.navigate(created.headers.get('location') ?? '');
  const callbackUrl = await signInByForms(started.headers.get('location') ?? '');
  const back = await ada.navigate(callbackUrl, { 'sec-fetch-site': 'cross-site' });
  expect(back.headers.get('location')).toBe('/done');
  expect(await listed(world, 'ada')).toHaveLength(1);
});

test('tabs of one browser can run separate attempts at the same time', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const one = await world.arrive(ada);
  const secret = ada.jar.get('__Host-connect');
  const two = await world.arrive(ada, { application: 'notion' });
  expect(ada.jar.get('__Host-connect')).toBe(secret);
  for (const { callbackUrl } of [one, two]) expect((await ada.navigate(callbackUrl)).status).toBe(200);
  expect((await world.connections('ada')).map(({ application }) => application).toSorted()).toEqual([
    'linkedin',
    'notion',
  ]);
});

test("two users who share a browser do not see each other's connections", async () => {
  const world = await createWorld();
  const browser = world.browser('ada');
  await world.finish(browser);
  await world.finish(browser.signIn('bob'));
  for (const user of ['ada', 'bob']) expect(await world.connections(user)).toHaveLength(1);
});

test('the same user id in two tenants belongs to two owners', async () => {
  const world = await createWorld();
  await world.finish(world.browser('acme:ada'));
  await world.finish(world.browser('umbrella:ada'));
  expect(await world.connections('acme:ada')).toHaveLength(1);
  expect(await world.connections('ada')).toHaveLength(0);
  expect(world.emulator.identities()[0]?.metadata).toMatchObject({ externalTenantId: 'acme' });
});

test('tags keep existing metadata', async () => {
  const world = await createWorld({ emulator: { settings: { metadataUpdate: 'replace' } } });
  const ada = world.browser('ada');
  const { startUrl } = await ada.begin();
  const token = new URL((await ada.navigate(startUrl)).headers.get('location') ?? '').searchParams.get(
    'token',
  );
  const { id } = world.emulator.seedIdentity({
    applicationId: world.emulator.applications()[0]?.id ?? '',
    metadata: { plan: 'gold' },
  });
  const callback = world.emulator.tokens().find((one) => one.token === token)?.callbackUrl;
  expect((await ada.navigate(`${callback}?identity_id=${id}&status=success`)).status).toBe(200);
  expect(world.emulator.identities()[0]?.metadata).toMatchObject({ plan: 'gold', externalUserId: 'ada' });
});

test('a pending identity connects as pending, and reconcile changes it to connected', async () => {
  const world = await createWorld({ emulator: { settings: { statusAfterSignIn: 'pending' } } });
  await world.finish(world.browser('ada'));
  expect((await listed(world, 'ada'))?.[0]?.status).toBe('pending');
  world.advance(3_000);
  expect(await world.connect.reconcile()).toEqual({
    deleted: 0,
    tagged: 0,
    refreshed: 1,
    postponed: 0,
    ended: 0,
    deletedAttempts: 0,
    unowned: [],
    failed: [],
  });
  expect((await listed(world, 'ada'))?.[0]?.status).toBe('connected');
});

test("lists applications under the app's names, without Anchor's ids", async () => {
  const world = await createWorld();
  const answer = await (await world.browser('ada').call('GET', '/applications')).json();
  expect(answer).toEqual({
    applications: [
      { application: 'linkedin', name: 'Linkedin' },
      { application: 'notion', name: 'Notion' },
    ],
  });
});

test('rejects an invalid URL with a response and does not throw', async () => {
  const { connect } = await createWorld();
  // What Bun, Deno and workerd make of `Host: evil.example:x`.
  const url = { value: 'http://evil.example:x/api/connect/connections' };
  const request = Object.defineProperty(new Request(publicUrl), 'url', url);
  expect((await connect.handler(request)).status).toBe(400);
});

test('called with (req, res), the handler throws an error that names toNodeHandler', async () => {
  const { connect } = await createWorld();
  const thrown: unknown[] = [];
  const server = await serve((req, res) => {
    // As Express does. Its types let it pass: of a handler for errors the first parameter may be anything.
    try {
      Reflect.apply(connect.handler, undefined, [req, res]);
    } catch (error) {
      thrown.push(error);
    }
    res.end();
  });
  await server.send('GET', '/api/connect/connections');
  expect(thrown).toEqual([
    new TypeError(
      `handler was called without a web Request. On Node or Express, mount toNodeHandler(connect) from @kit/server/node. If your platform passes an event, as AWS Lambda does, turn it into a Request first. See ${docsUrl}frameworks`,
    ),
  ]);
});
