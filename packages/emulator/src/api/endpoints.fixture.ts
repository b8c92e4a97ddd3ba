import { demoApiKey } from '../demo.ts';
import { base, createDriver, shop, type Driver } from '../driver.fixture.ts';
import type { Emulator, EmulatorOptions } from '../Emulator.ts';
import { isRecord } from '../http/fields.ts';
import { demoTasks } from '../tasks/demoTasks.ts';
import type { ApiCall } from './apiCalls.ts';
import type { Endpoint } from './endpoints.ts';

/** API key of another project. */
export const otherKey = 'other-key';

/** A call with the ids of resources that exist. */
export interface Trial {
  readonly emulator: Emulator;
  readonly ids: Readonly<Record<string, string>>;
  /** Sends a request to the endpoint under test. A part of the path such as `:sessionId` is replaced by the id, or by `ids`. */
  readonly send: (body?: unknown, options?: Options) => Promise<{ readonly status: number }>;
}

interface Options {
  readonly ids?: Readonly<Record<string, string>>;
  readonly key?: string;
  readonly query?: string;
}

/** Provokes a status. */
export type Case = (
  trial: Trial,
  create: (options?: EmulatorOptions) => Promise<Trial>,
) => Promise<{ readonly status: number }>;
/** Cases by status. */
export type Cases = Readonly<Record<number, Case>>;

const unknownIds = {
  applicationId: 'unknown',
  identityId: 'unknown',
  sessionId: 'unknown',
  requestId: 'unknown',
  runId: 'unknown',
  taskId: 'unknown',
};
/** Expects success, or the status for a wrong body. */
export const ok =
  (body?: unknown): Case =>
  ({ send }) =>
    send(body);
/** Sends ids that do not exist. */
export const notFound: Case = ({ send }) => send({}, { ids: unknownIds });
/** Uses the key of another project. */
export const foreign =
  (body: unknown = {}): Case =>
  ({ emulator, send }) => {
    emulator.configure({ foreignProject: 403 });
    return send(body, { key: otherKey });
  };
const withIdentity =
  (body: object, configure: (emulator: Emulator) => void, key?: string): Case =>
  ({ emulator, ids, send }) => {
    configure(emulator);
    const id = ids['identityId'];
    return send({ ...body, identities: [{ id }], identity_id: id }, key === undefined ? {} : { key });
  };
const failedIdentity =
  (body: object, status: 412 | 422): Case =>
  (trial, create) =>
    withIdentity(body, (emulator) => {
      emulator.configure({ failedIdentitySession: status });
      emulator.changeIdentity(trial.ids['identityId'] ?? '', { status: 'failed' });
    })(trial, create);
const limited =
  (body: unknown): Case =>
  ({ emulator, send }) => {
    emulator.configure({ sessionsPerMinute: 0, tokensPerMinute: 0 });
    return send(body);
  };

const owned = { 200: ok(), 403: foreign(), 404: notFound };
const https = { callbackUrl: 'https://app.example/callback' };
const flow = { name: 'With a code', methods: ['username_password'] };
const source = { source: 'https://wiki.example' };
const task = { input_params: {} };
const prompt = { prompt: 'Read my messages.' };
const foreignSession: Case = ({ emulator, ids, send }) => {
  emulator.configure({ foreignProject: 403 });
  const query = `?sessionId=${ids['sessionId']}`;
  return send({ ...task, ...prompt, session_id: ids['sessionId'] }, { key: otherKey, query });
};
const unknownSession: Case = ({ send }) => send({ ...task, ...prompt }, { query: '?sessionId=unknown' });
const newSession: Cases = {
  200: ok({}),
  400: ok({ identities: ['an id'] }),
  403: withIdentity({}, (emulator) => emulator.configure({ foreignProject: 403 }), otherKey),
  404: ok({ identities: [{ id: 'unknown' }] }),
  412: failedIdentity({}, 412),
  422: failedIdentity({}, 422),
  429: limited({}),
};
const control: Cases = { 403: foreign(), 404: notFound, 501: ok({}) };

/** A case for each status that an endpoint is said to return without a browser. */
export const cases: Readonly<Record<ApiCall, Cases>> = {
  'applications.create': { 201: ok(source), 400: ok({}) },
  'applications.list': { 200: ok() },
  'applications.retrieve': owned,
  'applications.delete': owned,
  'applications.listIdentities': { ...owned, 400: ({ send }) => send(undefined, { query: '?metadata=x' }) },
  'applications.createIdentityToken': {
    201: ok(https),
    400: ok({}),
    403: foreign(https),
    404: notFound,
    429: limited(https),
  },
  'authFlows.create': { 201: ok(flow), 400: ok({}), 403: foreign(flow), 404: notFound },
  'authFlows.list': owned,
  'authFlows.update': { ...owned, 400: ok({ methods: [] }) },
  'authFlows.delete': owned,
  'identities.create': { 201: ok({ ...source, credentials: [] }), 400: ok({}) },
  'identities.retrieve': owned,
  'identities.update': { ...owned, 200: ok({ name: 'Ada' }), 400: ok({ metadata: 'x' }) },
  'identities.delete': owned,
  'identities.retrieveCredentials': {
    200: ({ emulator, send }) => {
      emulator.configure({ credentialsReadable: true });
      return send();
    },
    403: ok(),
    404: notFound,
  },
  'identities.reauthenticate': {
    ...owned,
    400: ok({ sync: 'yes' }),
    412: ({ emulator, send }) => {
      emulator.configure({ reauthentication: 412 });
      return send({});
    },
    422: ({ emulator, send }) => {
      emulator.configure({ reauthentication: 422 });
      return send({});
    },
  },
  'sessions.create': {
    ...newSession,
    500: async (_trial, create) => {
      const browsers = { launch: () => Promise.reject(new Error('It is broken.')) };
      return (await create({ browsers })).send({});
    },
  },
  'sessions.createAsync': newSession,
  'sessions.retrieveAsync': owned,
  'sessions.list': {
    200: ok(),
    400: ({ send }) => send(undefined, { query: '?limit=3' }),
    501: ({ send }) => send(undefined, { query: '?domains=example.com' }),
  },
  'sessions.all.status': { 200: ok() },
  'sessions.all.delete': { 200: ok() },
  'sessions.retrieve': owned,
  'sessions.delete': { 200: ok(), 401: notFound },
  'sessions.pages': owned,
  'sessions.goto': control,
  'sessions.retrieveScreenshot': control,
  'sessions.scroll': control,
  'sessions.dragAndDrop': control,
  'sessions.copy': control,
  'sessions.paste': control,
  'sessions.mouse.click': control,
  'sessions.mouse.doubleClick': control,
  'sessions.mouse.down': control,
  'sessions.mouse.up': control,
  'sessions.mouse.move': control,
  'sessions.keyboard.type': control,
  'sessions.keyboard.shortcut': control,
  'tasks.run': {
    400: ok({}),
    403: foreignSession,
    404: notFound,
    412: failedIdentity(task, 412),
    422: failedIdentity(task, 422),
    429: limited(task),
    501: ok(task),
  },
  'tasks.retrieveRun': { 404: notFound },
  'tools.performWebTask': {
    400: ok({}),
    403: foreignSession,
    404: unknownSession,
    429: limited(prompt),
    501: ok(prompt),
  },
  'tools.getPerformWebTaskStatus': { 400: ok() },
};

function readData(body: unknown, name: string): string {
  return isRecord(body) && isRecord(body['data']) ? String(body['data'][name]) : '';
}

/** Creates an emulator with one resource of each kind, for the endpoint. */
export async function createTrial({ method, path }: Endpoint, options: EmulatorOptions = {}): Promise<Trial> {
  const driver = createDriver({ apiKeys: [demoApiKey, otherKey], ...options });
  const ids = await createResources(driver);
  return {
    emulator: driver.emulator,
    ids,
    send: createSender(base, driver.emulator.fetch, method, path, ids),
  };
}

async function createResources({ call, emulator, createSession }: Driver): Promise<Record<string, string>> {
  const { body } = await call('GET', `/v1/applications/${shop.id}/auth-flows`);
  const flows: unknown = body['auth_flows'];
  const session = await createSession();
  return {
    applicationId: shop.id,
    flowId: Array.isArray(flows) && isRecord(flows[0]) ? String(flows[0]['id']) : '',
    identityId: emulator.seedIdentity({ applicationId: shop.id }).id,
    sessionId: String(session['id']),
    requestId: readData((await call('POST', '/v1/sessions/async')).body, 'request_id'),
    taskId: demoTasks[0]?.id ?? '',
  };
}

/** Creates a function that sends requests to the endpoint. */
export function createSender(
  origin: string,
  send: typeof fetch,
  method: string,
  path: string,
  known: Readonly<Record<string, string>>,
): Trial['send'] {
  return (body, { ids = {}, key = demoApiKey, query = '' } = {}) => {
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? known[name] ?? 'unknown');
    return send(`${origin}${filled}${query}`, {
      method,
      headers: { 'anchor-api-key': key },
      ...(body !== undefined && method !== 'GET' && { body: JSON.stringify(body) }),
    });
  };
}
