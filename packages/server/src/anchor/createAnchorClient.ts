import type { AnchorClient, CallOptions } from './anchorClient.ts';
import { anchorUrl } from './anchorUrl.ts';
import { segment } from './segment.ts';

/** Options of {@link createAnchorClient}. */
export interface AnchorClientOptions {
  /** An Anchor API key. It never leaves this client but as a header to Anchor. */
  apiKey: string | undefined;
  /** @default 'https://api.anchorbrowser.io' */
  baseUrl?: string | undefined;
  /** Needed for any other `baseUrl`: whoever answers there receives the key. @default false */
  dangerouslyAllowCustomBaseUrl?: boolean | undefined;
  /** @default the global fetch */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}

const maxAnswerBytes = 256 * 1024;
/** An application's list comes whole: Anchor documents no pages. */
const maxListBytes = 4 * 1024 * 1024;

/**
 * A small client for Anchor's API that loads nothing but `fetch`, for places where the SDK is too heavy (it loads
 * Playwright) or does not start. Throws at once when the key is missing or the base URL is not Anchor's.
 */
export function createAnchorClient(options: AnchorClientOptions): AnchorClient {
  const { apiKey } = options;
  if (!apiKey?.trim()) {
    throw new TypeError(
      'createAnchorClient: apiKey is empty. Set ANCHORBROWSER_API_KEY to a key of your Anchor project.',
    );
  }
  const baseUrl = new URL(options.baseUrl ?? anchorUrl);
  if (baseUrl.origin !== anchorUrl && !options.dangerouslyAllowCustomBaseUrl) {
    throw new TypeError(
      `createAnchorClient: baseUrl ${baseUrl.origin} is not ${anchorUrl}, and would be sent your API key. Set dangerouslyAllowCustomBaseUrl if it is yours.`,
    );
  }
  const send = options.fetch ?? ((request: Request) => fetch(request));

  const request = async (
    method: string,
    path: string,
    body: unknown,
    call: CallOptions,
    maxBytes = maxAnswerBytes,
  ): Promise<unknown> => {
    const response = await send(
      new Request(new URL(path, baseUrl), {
        method,
        headers: { 'anchor-api-key': apiKey, accept: 'application/json', 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
        // Not followed: the key goes nowhere else. Workers know no 'error'; what is no 2xx is refused below.
        redirect: 'manual',
        signal: AbortSignal.any([call.signal, AbortSignal.timeout(call.timeout)]),
      }),
    );
    const text = await readText(response.body, maxBytes);
    if (!response.ok) throw new AnchorResponseError(response.status, response.headers);
    return text === '' ? null : JSON.parse(text);
  };

  return {
    baseUrl: baseUrl.origin,
    applications: {
      createIdentityToken: (id, body, call) =>
        request('POST', `/v1/applications/${segment(id)}/tokens`, body, call),
      listIdentities: (id, query, call) =>
        request(
          'GET',
          `/v1/applications/${segment(id)}/identities?${new URLSearchParams({ ...query }).toString()}`,
          undefined,
          call,
          maxListBytes,
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

/** The text of an answer. One that is too long is cut off. */
async function readText(body: Response['body'], maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new TypeError(`Anchor's answer is over ${maxBytes} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

class AnchorResponseError extends Error {
  readonly status: number;
  readonly headers: Headers;
  constructor(status: number, headers: Headers) {
    super(`Anchor answered ${status}.`);
    this.status = status;
    this.headers = headers;
  }
}
