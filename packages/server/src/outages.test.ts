import { routes, type RouteName } from '@kit/protocol';
import { Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { codeOf, createBrowser, publicUrl, type TestBrowser } from './browser.fixture.ts';
import { closedPort } from './closedPort.fixture.ts';
import { createConnect } from './createConnect.ts';
import { postgres } from './stores/postgres.ts';
import { sqlStore } from './stores/sqlStore.ts';
import type { Store } from './stores/store.ts';
import { deliver, secret } from './webhooks/webhooks.fixture.ts';
import { applicationIds, createWorld, readSession, smallClient, type World } from './world.fixture.ts';

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);
const names = Object.keys(routes).filter(isRoute);

/** The body of each route that needs one. */
const bodies: Partial<Record<RouteName, Record<string, string>>> = {
  createAttempt: { application: 'linkedin' },
  confirmAttempt: { identityId: applicationIds.notion },
  renameConnection: { label: 'Work' },
  changeAccess: { access: 'ask' },
  reconnectConnection: {},
  chooseConnection: { connectionId: 'c'.repeat(43) },
};

const windows: RouteName[] = ['startAttempt', 'receiveCallback', 'openLink'];

/** Sends a well-formed request to a route. */
function send(world: World, browser: TestBrowser, name: RouteName, id: string): Promise<Response> {
  const { method, path } = routes[name];
  const query: Partial<Record<RouteName, string>> = {
    findRequest: '?key=call',
    findSession: '?key=chat',
    receiveCallback: `?status=success&identity_id=${applicationIds.notion}`,
  };
  const target = path.replace(':id', id) + (query[name] ?? '');
  if (name === 'receiveWebhook')
    return deliver(world, JSON.stringify({ type: 'identity.validated', data: { identity_id: id } }));
  if (name === 'answerLink') return browser.submit(target, { answer: 'decline' });
  if (windows.includes(name)) return browser.navigate(`${publicUrl}/api/connect${target}`);
  return browser.call(method, target, bodies[name]);
}

/** The same kit, whose store is another one. */
function withStore({ anchorUrl, now }: World, store: Store) {
  const connect = createConnect({
    anchor: smallClient(anchorUrl),
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl,
    hostedUrl: anchorUrl,
    getUser: readSession,
    webhookSecret: secret,
    logger: {},
    store,
    now,
  });
  return connect;
}

test.each(names.filter((name) => name !== 'listApplications'))(
  'without a database, %s answers 503 in time',
  async (name) => {
    const world = await createWorld();
    const pool = new Pool({ host: '127.0.0.1', port: await closedPort(), connectionTimeoutMillis: 1_000 });
    onTestFinished(() => pool.end());
    const connect = withStore(world, sqlStore(postgres(pool)));
    const browser = createBrowser(connect.handler, 'ada');
    browser.jar.set('__Host-connect', 'k'.repeat(43));
    const response = await send({ ...world, connect }, browser, name, 'k'.repeat(43));
    expect([response.status, await codeOf(response)]).toEqual([503, 'store_unavailable']);
    expect(response.headers.get('retry-after')).toBe('5');
  },
);

test('while Anchor is silent, every route that does not need it works, and the others answer in time', async () => {
  const world = await createWorld({ connect: { webhookSecret: secret } });
  const browser = world.browser('ada');
  await world.finish(browser);
  const { id } = await world.connect.createSession({ userId: 'ada', application: 'linkedin' });
  const [connection] = await world.connections('ada');
  const { id: requestId } = await world.connect.request({
    userId: 'ada',
    application: 'notion',
    key: 'call',
  });
  const { attemptId } = await browser.begin();
  const { startUrl } = await browser.begin();
  world.emulator.failNext({ kind: 'hang', times: 1_000 });

  const ids: Partial<Record<RouteName, string>> = {
    readAttempt: attemptId,
    startAttempt: startUrl.split('/').at(-1) ?? '',
    readRequest: String(requestId),
    declineRequest: String(requestId),
    openLink: String(requestId),
    readSession: id,
    viewSession: id,
    handBackSession: id,
    stopSession: id,
    listSessions: connection?.id ?? '',
    renameConnection: connection?.id ?? '',
    changeAccess: connection?.id ?? '',
    reconnectConnection: connection?.id ?? '',
  };
  const statusOf = async ([name, one]: [string, string]) => {
    const begin = performance.now();
    const response = await send(world, browser, isRoute(name) ? name : 'listConnections', one);
    expect(performance.now() - begin).toBeLessThan(15_000);
    return [name, response.status];
  };
  const statuses = new Map<unknown, unknown>();
  // The first ones only read; then each ends what the next one does not need.
  for (const one of Object.entries(ids)) {
    const [name, status] = await statusOf(one);
    statuses.set(name, status);
  }
  const [name, status] = await statusOf(['deleteConnection', connection?.id ?? '']);
  statuses.set(name, status);
  expect(Object.fromEntries(statuses)).toEqual({
    readAttempt: 200,
    startAttempt: 503,
    readRequest: 200,
    declineRequest: 200,
    openLink: 200,
    readSession: 200,
    viewSession: 200,
    handBackSession: 200,
    stopSession: 200,
    listSessions: 200,
    renameConnection: 200,
    changeAccess: 200,
    reconnectConnection: 201,
    deleteConnection: 202,
  });
  expect(await world.connections('ada')).toEqual([]);
}, 60_000);
