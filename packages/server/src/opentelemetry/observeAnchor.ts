import { SpanKind } from '@opentelemetry/api';
import { type AnchorClient, anchorUrl, type CallOptions } from '../anchor/AnchorClient.ts';
import { guardClient } from '../anchor/guardFetch.ts';
import { withTimeout } from '../time.ts';
import { observe, type Instruments } from './instruments.ts';

type Send = (options: CallOptions) => PromiseLike<unknown>;

/** Returns the client with a span for each request to Anchor. Ids of Anchor are left out, because they give access to a sign-in. */
export function observeAnchor(instruments: Instruments, original: AnchorClient): AnchorClient {
  // `createConnect` guards the SDK by its own methods, which the returned client does not have.
  const client = guardClient(original);
  const { applications, identities, sessions, baseURL } = client;
  const { hostname, port, protocol } = new URL(client.baseURL ?? client.baseUrl ?? anchorUrl);
  const server = {
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
  };

  const request = (method: string, path: string, options: CallOptions, send: Send) => {
    const template = path.replace(/\?.*/s, '').split('/').map(toTemplate).join('/');
    const attributes = { 'http.request.method': method, 'url.template': template, ...server };
    return observe(
      instruments,
      {
        name: `${method} ${template}`,
        kind: SpanKind.CLIENT,
        attributes,
        histogram: { instrument: instruments.anchorDuration, attributes },
      },
      // A call that never settles would never end its span.
      () => withTimeout(options.timeout, (signal) => send({ ...options, signal }), options.signal),
    );
  };

  const get = client.get?.bind(client);
  const observed: AnchorClient = {
    ...(client.baseUrl !== undefined && { baseUrl: client.baseUrl }),
    ...(baseURL !== undefined && { baseURL }),
    applications: {
      retrieve: (id, options) =>
        request('GET', '/v1/applications/{id}', options, (given) => applications.retrieve(id, given)),
      createIdentityToken: (id, body, options) =>
        request('POST', '/v1/applications/{id}/tokens', options, (given) =>
          applications.createIdentityToken(id, body, given),
        ),
      listIdentities: (id, query, options) =>
        request('GET', '/v1/applications/{id}/identities', options, (given) =>
          applications.listIdentities(id, query, given),
        ),
    },
    identities: {
      retrieve: (id, options) =>
        request('GET', '/v1/identities/{id}', options, (given) => identities.retrieve(id, given)),
      update: (id, body, options) =>
        request('PUT', '/v1/identities/{id}', options, (given) => identities.update(id, body, given)),
      delete: (id, options) =>
        request('DELETE', '/v1/identities/{id}', options, (given) => identities.delete(id, given)),
    },
    sessions: {
      create: (body, options) =>
        request('POST', '/v1/sessions', options, (given) => sessions.create(body, given)),
      delete: (id, options) =>
        request('DELETE', '/v1/sessions/{id}', options, (given) => sessions.delete(id, given)),
    },
    post: (path, { body, ...options }) =>
      request('POST', path, options, (given) => client.post(path, { ...given, body })),
    ...(get && {
      get: (path: string, options: CallOptions) => request('GET', path, options, (given) => get(path, given)),
    }),
  };
  // Not enumerable, and a getter, so no log and no copy contains the key.
  return Object.defineProperty(observed, 'apiKey', { get: () => client.apiKey });
}

/** Keeps the words of a path, and nothing that can be an id. */
function toTemplate(segment: string): string {
  return /^(|v\d|[a-z]{2,20}(-[a-z]{2,20})?|\{id\})$/.test(segment) ? segment : '{id}';
}
