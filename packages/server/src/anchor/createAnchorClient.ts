import { parseUrl } from '@kit/protocol';
import { type AnchorClient, type CallOptions, anchorUrl, segment } from './AnchorClient.ts';
import { guardFetch, type AnchorFetch } from './guardFetch.ts';
import { checkText, optionError } from '../options/optionChecks.ts';
import { withTimeout } from '../time.ts';

/** Options of {@link createAnchorClient}. */
export interface AnchorClientOptions {
  /** An Anchor API key. The client only sends it to Anchor, as a header. */
  apiKey: string | undefined;
  /** The origin of Anchor's API. @default 'https://api.anchorbrowser.io' */
  baseUrl?: string | undefined;
  /** Required for any other `baseUrl`, because the server at that address receives the key. @default false */
  dangerouslyAllowCustomBaseUrl?: boolean | undefined;
  /** Sends a request. Has the signature of `fetch`. @default the global fetch */
  fetch?: AnchorFetch | undefined;
}

/**
 * Creates a small client for Anchor's API that only needs `fetch`. Use it where the SDK, which loads Playwright, is too large
 * or does not start.
 *
 * @throws TypeError if the key is missing or the base URL is not Anchor's
 *
 * @example
 * createConnect({ anchor: createAnchorClient({ apiKey: process.env.ANCHORBROWSER_API_KEY }), … })
 */
export function createAnchorClient(options: AnchorClientOptions): AnchorClient {
  const by = 'createAnchorClient';
  const apiKey = checkText(
    'apiKey',
    options.apiKey,
    'ANCHORBROWSER_API_KEY, a key of your Anchor project',
    by,
  );
  const address = checkText('baseUrl', options.baseUrl ?? anchorUrl, `an origin such as ${anchorUrl}`, by);
  const baseUrl = parseUrl(address);
  if (!baseUrl)
    throw optionError('baseUrl', `is not a URL: ${JSON.stringify(address)}`, `Write it as ${anchorUrl}`, by);
  if (baseUrl.origin !== anchorUrl && !options.dangerouslyAllowCustomBaseUrl) {
    throw optionError(
      'baseUrl',
      `is ${baseUrl.origin}, not ${anchorUrl}, so your API key would be sent there`,
      'If that address is yours, set dangerouslyAllowCustomBaseUrl',
      by,
    );
  }
  // Read for each request, because tests and instrumentation may replace the global `fetch` later.
  const send = guardFetch(baseUrl.origin, options.fetch ?? ((input, init) => fetch(input, init)));

  const request = async (method: string, path: string, body: unknown, call: CallOptions): Promise<unknown> =>
    withTimeout(
      call.timeout,
      async (signal) => {
        // Not a `Request`: Node can collect it, and its signal, while it waits.
        const response = await send(new URL(path, baseUrl), {
          method,
          headers: {
            'anchor-api-key': apiKey,
            accept: 'application/json',
            'content-type': 'application/json',
          },
          body: body === undefined ? null : JSON.stringify(body),
          signal,
        });
        const text = await response.text();
        if (!response.ok) throw new AnchorResponseError(response, text);
        return text === '' ? null : JSON.parse(text);
      },
      call.signal,
    );

  const client: AnchorClient = {
    baseUrl: baseUrl.origin,
    applications: {
      retrieve: (id, call) => request('GET', `/v1/applications/${segment(id)}`, undefined, call),
      createIdentityToken: (id, body, call) =>
        request('POST', `/v1/applications/${segment(id)}/tokens`, body, call),
      listIdentities: (id, query, call) =>
        request(
          'GET',
          `/v1/applications/${segment(id)}/identities?${new URLSearchParams({ ...query }).toString()}`,
          undefined,
          call,
        ),
    },
    identities: {
      retrieve: (id, call) => request('GET', `/v1/identities/${segment(id)}`, undefined, call),
      update: (id, body, call) => request('PUT', `/v1/identities/${segment(id)}`, body, call),
      delete: (id, call) => request('DELETE', `/v1/identities/${segment(id)}`, undefined, call),
    },
    sessions: {
      create: (body, call) => request('POST', '/v1/sessions', body, call),
      delete: (id, call) => request('DELETE', `/v1/sessions/${segment(id)}`, undefined, call),
    },
    post: (path, { body, ...call }) => request('POST', path, body, call),
    get: (path, call) => request('GET', path, undefined, call),
  };
  // Not enumerable, and a getter, so no log and no copy contains the key.
  return Object.defineProperty(client, 'apiKey', { get: () => apiKey });
}

/** A response that is not a success, with the fields that the SDK's `APIError` has. */
class AnchorResponseError extends Error {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined if it is not JSON. */
  readonly error: unknown;
  constructor({ status, headers }: Response, text: string) {
    super(`Anchor responded with ${status}.`);
    this.status = status;
    this.headers = headers;
    this.error = parseJson(text);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
