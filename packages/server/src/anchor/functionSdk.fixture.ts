import type { AnchorClient, CallOptions } from './AnchorClient.ts';
import type { AnchorFetch } from './guardFetch.ts';

interface Config {
  auth?: string;
  baseUrl?: string;
  fetch?: AnchorFetch;
}

/** What each function returns. A status that is not a success is an `error`, not a rejection. */
interface Result {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** Options of each function. `client` replaces the shared one. */
interface Options {
  client?: Client;
  signal?: AbortSignal;
}

type Send = (method: string, path: string, options: Options & { body?: unknown }) => Promise<Result>;
type Client = ReturnType<typeof createClient>;

/** The shape of the client of functions in the announced SDK 1.0, as far as it is known. Nothing of 1.0 is published. */
export function createClient(initial: Config = {}) {
  let config = initial;
  const request: Send = async (method, path, { body, signal }) => {
    const response = await (config.fetch ?? fetch)(
      `${config.baseUrl ?? 'https://api.anchorbrowser.io'}${path}`,
      {
        method,
        headers: { 'anchor-api-key': config.auth ?? '', 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ?? null,
      },
    );
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const content: unknown = isJson ? await response.json() : await response.text();
    return response.ok ? { data: content, response } : { error: content, response };
  };
  return {
    request,
    getConfig: () => config,
    setConfig: (changes: Config) => (config = { ...config, ...changes }),
  };
}

/** The shared client of the functions. */
export const client = createClient();

const send: Send = (method, path, options) => (options.client ?? client).request(method, path, options);
type ToApplication = Options & { path: { applicationId: string } };
type ToIdentity = Options & { path: { identityId: string } };

export const Applications = {
  getApplication: (options: ToApplication) =>
    send('GET', `/v1/applications/${options.path.applicationId}`, options),
  createIdentityToken: (options: ToApplication & { body: { callbackUrl: string } }) =>
    send('POST', `/v1/applications/${options.path.applicationId}/tokens`, options),
  listApplicationIdentities: (options: ToApplication & { query?: { search?: string } }) =>
    send(
      'GET',
      `/v1/applications/${options.path.applicationId}/identities?${new URLSearchParams(options.query).toString()}`,
      options,
    ),
};

export const Identities = {
  getIdentity: (options: ToIdentity) => send('GET', `/v1/identities/${options.path.identityId}`, options),
  updateIdentity: (options: ToIdentity & { body: { name?: string; metadata?: unknown } }) =>
    send('PUT', `/v1/identities/${options.path.identityId}`, options),
  deleteIdentity: (options: ToIdentity) =>
    send('DELETE', `/v1/identities/${options.path.identityId}`, options),
};

export const Sessions = {
  createSession: (options: Options & { body: unknown }) => send('POST', '/v1/sessions', options),
  endSession: (options: Options & { path: { sessionId: string } }) =>
    send('DELETE', `/v1/sessions/${options.path.sessionId}`, options),
};

/** What an app writes to use the functions: it names each call, and throws what is not a success. */
export function clientOfFunctions(config: Required<Config>): AnchorClient & { fetch: AnchorFetch } {
  const own = createClient(config);
  const options = ({ signal }: CallOptions) => ({ client: own, signal });
  return {
    baseURL: config.baseUrl,
    apiKey: config.auth,
    fetch: config.fetch,
    withOptions: ({ fetch: guarded }) => clientOfFunctions({ ...config, fetch: guarded }),
    applications: {
      retrieve: (applicationId, call) =>
        dataOf(Applications.getApplication({ ...options(call), path: { applicationId } })),
      createIdentityToken: (applicationId, body, call) =>
        dataOf(Applications.createIdentityToken({ ...options(call), path: { applicationId }, body })),
      listIdentities: (applicationId, query, call) =>
        dataOf(Applications.listApplicationIdentities({ ...options(call), path: { applicationId }, query })),
    },
    identities: {
      retrieve: (identityId, call) =>
        dataOf(Identities.getIdentity({ ...options(call), path: { identityId } })),
      update: (identityId, body, call) =>
        dataOf(Identities.updateIdentity({ ...options(call), path: { identityId }, body })),
      delete: (identityId, call) =>
        dataOf(Identities.deleteIdentity({ ...options(call), path: { identityId } })),
    },
    sessions: {
      create: (body, call) => dataOf(Sessions.createSession({ ...options(call), body })),
      delete: (sessionId, call) => dataOf(Sessions.endSession({ ...options(call), path: { sessionId } })),
    },
    post: (path, { body, ...call }) => dataOf(own.request('POST', path, { ...options(call), body })),
    get: (path, call) => dataOf(own.request('GET', path, options(call))),
  };
}

async function dataOf(sent: Promise<Result>): Promise<unknown> {
  const { data, error, response } = await sent;
  if (response.ok) return data;
  const { status, headers } = response;
  throw Object.assign(new Error(`Anchor responded with ${status}.`), { status, headers, error });
}
