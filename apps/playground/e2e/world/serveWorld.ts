// One process for each test worker: the playground on two hosts, the emulator and an attacker's site, each on a separate site
// over https. Prints its addresses as one line of JSON.
import { createServer as createHttpsServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { createEmulator, demoApiKey } from '@kit/emulator';
import { listen as listenEmulator } from '@kit/emulator/node';
import { createConnect, type ConnectOptions } from '@kit/server';
import { createAnchorClient, type AnchorFetch } from '@kit/server/anchor';
import { schemaFile, sqlite, sqlStore } from '@kit/server/stores/sql';
import Database from 'libsql';
import { emulatedApplications, offeredApplications } from '../../server/applications.ts';
import type { ChatOptions } from '../../server/chat/chatRoutes.ts';
import { openThreads } from '../../server/chat/openThreads.ts';
import { createScriptedModel } from '../../server/chat/scriptedModel.ts';
import { siteTools } from '../../server/chat/tools.ts';
import { createCertificate } from '../../server/createCertificate.ts';
import { branding, createPlayground } from '../../server/createPlayground.ts';
import { buildPage, servePageFrom } from './buildPage.ts';
import { createControl } from './createControl.ts';
import { createEvilSite } from './createEvilSite.ts';
import { createResponseOverrides } from './createResponseOverrides.ts';
import { getFramedUser } from './getFramedUser.ts';
import { listen } from './listen.ts';
import { openHostedPort } from './openHostedPort.ts';
import { readRows } from './readRows.ts';
import { returnLink, type Observation, type TokenAnswer, type World, type WorldAddresses } from './World.ts';

// `localhost` suits browsers without custom name resolution, because every browser resolves the names below it.
const [top = 'test'] = process.argv.slice(2);
const hosts = {
  app: `app.customer.${top}`,
  isolatedApp: `app.isolated.${top}`,
  framedApp: `app.framed.${top}`,
  api: `api.customer.${top}`,
  anchor: `app.vendor.${top}`,
  evil: `www.evil.${top}`,
};
const certificate = await createCertificate(Object.values(hosts));
const emulator = createEmulator({ applications: emulatedApplications });
const backend = await listenEmulator(emulator, { port: 0 });
const database = new Database(':memory:');
const store = sqlStore(sqlite(database));
await store.migrate();
const tables = [...schemaFile({ format: 'prisma' }).matchAll(/^model (\w+)/gm)].map(([, name = '']) => name);
let threads = openThreads(':memory:');
const servePage = await servePageFrom(process.env.E2E_PAGE_FOLDER ?? (await buildPage()));

const overrides = createResponseOverrides();
let offset = 0;
const now = () => Date.now() + offset;
const nothingSeen = (): Pick<Observation, 'requests' | 'cookies' | 'answers' | 'tasks'> => ({
  requests: [],
  cookies: [],
  answers: [],
  tasks: [],
});
/** What the servers have seen since the last reset. What an earlier test began is recorded with that test. */
let seen = nothingSeen();
let taskMs = 50;
const scripts = new Map<string, string>();
let tokenAnswer: TokenAnswer | null = null;
let attemptDisturbance: { delayMs?: number; isOffline?: boolean } = {};
const delayed: NodeJS.Timeout[] = [];

const hostedPort = openHostedPort(certificate, new URL(backend.url));
const anchorPort = await hostedPort.open();
const hostedUrl = `https://${hosts.anchor}:${anchorPort}`;

/** Starts the processes of the app again. What they had in memory is lost. */
const restarts: (() => void)[] = [];

const anchor = createAnchorClient({
  apiKey: demoApiKey,
  baseUrl: backend.url,
  dangerouslyAllowCustomBaseUrl: true,
  fetch: askAnchor,
});

async function serveApp(
  host: string,
  pageHeaders: Record<string, string>,
  options: Partial<ConnectOptions> = {},
): Promise<string> {
  const server = createHttpsServer(certificate);
  const publicUrl = `https://${host}:${await listen(server)}`;
  const start = () =>
    createPlayground({
      anchor,
      applications: offeredApplications,
      hostedUrl,
      publicUrl,
      store,
      chat: { threads, model: createScriptedModel(10), tools: siteTools, perform },
      emulator,
      servePage: (req, res) => {
        for (const [name, value] of Object.entries(pageHeaders)) res.setHeader(name, value);
        servePage(req, res);
      },
      connect: { now, returnLinks: [returnLink], ...options },
    });
  let answer = start();
  restarts.push(() => {
    answer = start();
  });
  server.on('request', (req, res) => {
    const { requests, cookies, answers } = seen;
    requests.push(`${req.method} ${req.url}`);
    const names = (req.headers.cookie ?? '').split('; ').map((pair) => pair.replace(/=.*/, ''));
    cookies.push([req.method, req.url, ...names].join(' '));
    res.on('finish', () => answers.push(`${req.method} ${req.url} ${res.statusCode}`));
    const script = scripts.get(req.url ?? '');
    if (script !== undefined) return res.setHeader('content-type', 'text/javascript').end(script);
    if (overrides.respond(req, res)) return;
    if (!req.url?.startsWith('/api/connect/attempts')) return answer(req, res);
    if (attemptDisturbance.isOffline) return req.socket.destroy();
    const late = setTimeout(() => answer(req, res), attemptDisturbance.delayMs ?? 0);
    delayed.push(late);
  });
  return publicUrl;
}

/** Replaces the agent of Anchor, which works in a browser. */
const perform: ChatOptions['perform'] = async (_, { task, sample }, signal) => {
  const { tasks } = seen;
  await wait(taskMs, null, { signal });
  tasks.push(task);
  return sample;
};

async function askAnchor(...[input, init]: Parameters<AnchorFetch>): Promise<Response> {
  if (!tokenAnswer || !new Request(input, init).url.endsWith('/tokens')) return fetch(input, init);
  const { contentType = 'application/json', body } = tokenAnswer;
  return new Response(body, { status: 201, headers: { 'content-type': contentType } });
}

const evil = createEvilSite(certificate);

const world: World = {
  async reset() {
    // A request that is still delayed belongs to an earlier test.
    for (const late of delayed.splice(0)) clearTimeout(late);
    for (const table of tables) database.exec(`DELETE FROM ${table}`);
    emulator.reset();
    threads = openThreads(':memory:'); // an answer that is still being written has the earlier ones
    for (const restart of restarts) restart();
    seen = nothingSeen();
    taskMs = 50;
    offset = 0;
    overrides.clear();
    scripts.clear();
    tokenAnswer = null;
    attemptDisturbance = {};
    await hostedPort.open(anchorPort);
    return null;
  },
  restartApp() {
    for (const restart of restarts) restart();
    return null;
  },
  configure(settings) {
    emulator.configure(settings);
    return null;
  },
  chooseScenario(name) {
    emulator.chooseScenario(name);
    return null;
  },
  failNext(fault) {
    emulator.failNext(fault);
    return null;
  },
  seedIdentity: (seed) => ({ id: emulator.seedIdentity(seed).id }),
  advance(ms) {
    offset += ms;
    return null;
  },
  setHeaders(part, headers) {
    overrides.setHeaders(part, headers);
    return null;
  },
  redirectOnce(part) {
    overrides.redirectOnce(part);
    return null;
  },
  answerToken(answer) {
    tokenAnswer = answer;
    return null;
  },
  async setHosted(state) {
    if (state === 'down') hostedPort.close();
    if (state === 'up') await hostedPort.open(anchorPort);
    return null;
  },
  disturbAttempts(disturbance) {
    attemptDisturbance = disturbance;
    return null;
  },
  publish(path, script) {
    scripts.set(path, script);
    return null;
  },
  async ask(question) {
    const request = await worker.request({ application: 'linkedin', ...question });
    if (request.id === null) throw new Error('The user has connected an account already.');
    return worker.createLink({ requestId: request.id });
  },
  slowTasks(ms) {
    taskMs = ms;
    return null;
  },
  endSignIns() {
    database.exec("UPDATE connect_connection SET identity_status = 'failed'");
    return null;
  },
  observe: () => ({
    ...readRows(database),
    ...structuredClone(seen),
    sessions: emulator.sessions().map(({ id, endedAt }) => ({ id, isRunning: endedAt === null })),
    tokens: emulator.tokens().length,
    identities: emulator.identities().map(({ id, applicationId, name }) => ({ id, applicationId, name })),
    anchorCalls: emulator
      .log()
      .filter(({ path }) => path.startsWith('/v1/'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')}`),
  }),
};

const app = await serveApp(hosts.app, {});
const isolatedApp = await serveApp(hosts.isolatedApp, { 'cross-origin-opener-policy': 'same-origin' });
const addresses: WorldAddresses = {
  app,
  isolatedApp,
  framedApp: await serveApp(hosts.framedApp, {}, { getUser: getFramedUser }),
  api: await serveApp(hosts.api, {}, { trustedOrigins: [app, isolatedApp], defaultReturnTo: `${app}/chat` }),
  anchor: hostedUrl,
  evil: `https://${hosts.evil}:${await listen(evil)}`,
  control: `http://127.0.0.1:${await listen(createControl(world))}`,
};
// Shares only the store with the app's server, and never serves a request.
const worker = createConnect({
  anchor,
  applications: offeredApplications,
  publicUrl: addresses.app,
  store,
  branding,
  getUser: () => null,
});
console.log(JSON.stringify(addresses));
