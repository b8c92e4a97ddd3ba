import { type AnchorClient, type CallOptions, anchorUrl, segment } from './AnchorClient.ts';
import { guardFetch, type AnchorFetch } from './guardFetch.ts';
import { checkText, wrong } from '../options/optionChecks.ts';
import { withTimeout } from '../time.ts';

/** Options of {@link createAnchorClient}. */
export interface AnchorClientOptions {
  /** An Anchor API key. It never leaves this client but as a header to Anchor. */
  apiKey: string | undefined;
  /** @default 'https://api.anchorbrowser.io' */
  baseUrl?: string | undefined;
  /** Needed for any other `baseUrl`: whoever answers there receives the key. @default false */
  dangerouslyAllowCustomBaseUrl?: boolean | undefined;
  /** Sends a request; receives an address and its options, as `fetch` does. @default the global fetch */
  fetch?: AnchorFetch | undefined;
}

/**
 * A small client for Anchor's API that loads nothing but `fetch`, for places where the SDK is too heavy (it loads
 * Playwright) or does not start. Throws at once when the key is missing or the base URL is not Anchor's.
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
  if (!URL.canParse(address))
    throw wrong('baseUrl', `is not a URL: ${JSON.stringify(address)}`, `Write it as ${anchorUrl}`, by);
  const baseUrl = new URL(address);
  if (baseUrl.origin !== anchorUrl && !options.dangerouslyAllowCustomBaseUrl) {
    throw new TypeError(
      `createAnchorClient: baseUrl ${baseUrl.origin} is not ${anchorUrl}, and would be sent your API key. Set dangerouslyAllowCustomBaseUrl if it is yours.`,
    );
  }
  // Looked up for each request: the global one may be replaced later, by a test or by instrumentation.
  const send = guardFetch(baseUrl.origin, options.fetch ?? ((input, init) => fetch(input, init)));

  const request = async (method: string, path: string, body: unknown, call: CallOptions): Promise<unknown> =>
    withTimeout(
      call.timeout,
      async (signal) => {
        // Never a `Request`: on Node it can be collected while it waits, and its signal with it.
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

  return {
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
  };
}

/** A response that is not a success, with the fields that the SDK's `APIError` has. */
class AnchorResponseError extends Error {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined if it is not JSON. */
  readonly error: unknown;
  constructor({ status, headers }: Response, text: string) {
    super(`Anchor answered ${status}.`);
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
