import { isLoopback } from '@kit/protocol';
import { optionError } from '../options/optionChecks.ts';
import { type AnchorClient, anchorUrl } from './AnchorClient.ts';

/** Sends one request, as the global `fetch` does. */
export type AnchorFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const maxResponseBytes = 256 * 1024;
// Anchor documents no pagination, so a list arrives whole. This is about 140,000 identities.
const maxListBytes = 32 * 1024 * 1024;

/**
 * Returns a `fetch` for requests that carry the API key. It sends requests to `origin` only, follows no redirect, and fails
 * if a response is larger than the limit.
 */
export function guardFetch(origin: string, send: AnchorFetch): AnchorFetch {
  return async (input, init) => {
    const target = new URL(input instanceof Request ? input.url : input);
    if (target.origin !== origin)
      throw new TypeError(
        `A request to ${target.origin} was not sent, because the API key is for ${origin} only.`,
      );
    // Workers do not support 'error'. Here a redirect is a response that is not a success.
    const response = await send(input, { ...init, redirect: 'manual' });
    const isList = target.pathname.endsWith('/identities');
    const text = await readText(response.body, isList ? maxListBytes : maxResponseBytes);
    // `Response` rejects even an empty body for a status such as 204.
    return new Response(text === '' ? null : text, {
      status: response.status,
      headers: response.headers,
    });
  };
}

/**
 * Returns the client for the kit's own calls. An SDK instance is copied with a guarded `fetch` and without its log, which
 * prints whole responses. The instance itself does not change. Throws if its base URL is not Anchor's.
 */
export function guardClient(client: AnchorClient): AnchorClient {
  const send: unknown = Reflect.get(client, 'fetch');
  if (!client.withOptions || !isFetch(send)) return client;
  const { origin, hostname } = new URL(client.baseURL ?? anchorUrl);
  if (origin !== anchorUrl && !isLoopback(hostname)) {
    throw optionError(
      'anchor',
      `would send the API key to ${origin}, not to ${anchorUrl}`,
      'Check baseURL and ANCHORBROWSER_BASE_URL. If that address is yours, use createAnchorClient({ apiKey, baseUrl, dangerouslyAllowCustomBaseUrl: true })',
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
    if (size > maxBytes) throw new TypeError(`Anchor's response is larger than ${maxBytes} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
