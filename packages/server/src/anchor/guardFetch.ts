import { isLoopback } from '@kit/protocol';
import { type AnchorClient, anchorUrl } from './AnchorClient.ts';

/** Sends one request, as the global `fetch` does. */
export type AnchorFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const maxAnswerBytes = 256 * 1024;
/** An application's list comes whole, as Anchor documents no pages: some 140,000 identities. */
const maxListBytes = 32 * 1024 * 1024;

/**
 * The `fetch` of every request that carries the API key, of our own client and of the SDK. Requests go to `origin` alone,
 * redirects are not followed, and an answer over the size limit is cut off.
 */
export function guardFetch(origin: string, send: AnchorFetch): AnchorFetch {
  return async (input, init) => {
    const target = new URL(input instanceof Request ? input.url : input);
    if (target.origin !== origin)
      throw new TypeError(`A request to ${target.origin} would have taken the API key away from ${origin}.`);
    // Workers know no 'error'. A redirect then is an answer like any other that is not a success.
    const response = await send(input, { ...init, redirect: 'manual' });
    const isList = target.pathname.endsWith('/identities');
    const text = await readText(response.body, isList ? maxListBytes : maxAnswerBytes);
    // A `Response` refuses even an empty body for 204 and the like.
    return new Response(text === '' ? null : text, {
      status: response.status,
      headers: response.headers,
    });
  };
}

/**
 * The client for the kit's own calls. An SDK instance is copied with a guarded `fetch`, and without its log, which prints
 * whole answers; your own calls with the instance stay as they are. Throws if its base URL would take the key elsewhere.
 */
export function guardClient(client: AnchorClient): AnchorClient {
  const send: unknown = Reflect.get(client, 'fetch');
  if (!client.withOptions || !isFetch(send)) return client;
  const { origin, hostname } = new URL(client.baseURL ?? anchorUrl);
  if (origin !== anchorUrl && !isLoopback(hostname)) {
    throw new TypeError(
      `createConnect: anchor would send the API key to ${origin}, not to ${anchorUrl}. Check baseURL and ANCHORBROWSER_BASE_URL. If that address is yours, use createAnchorClient({ apiKey, baseUrl, dangerouslyAllowCustomBaseUrl: true }) instead.`,
    );
  }
  return client.withOptions({ fetch: guardFetch(origin, send), logLevel: 'off' });
}

function isFetch(value: unknown): value is AnchorFetch {
  return typeof value === 'function';
}

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
