import {
  clientHeader,
  docsUrl,
  ownerHeader,
  parseError,
  parseUrl,
  pathTo,
  routes,
  type RouteName,
} from '@kit/protocol';
import { failWith, type Result } from './result.ts';
import { warnOnce } from './warnOnce.ts';

export interface RouteCall<T> {
  route: RouteName;
  id?: string;
  query?: Record<string, string>;
  body?: object;
  signal?: AbortSignal | undefined;
  /** The page's owner, which the server compares with the session's. */
  owner?: string | undefined;
  /** Returns the value of a valid response body, otherwise `undefined`. */
  read: (body: unknown, headers: Headers) => T | undefined;
}

const timeoutMs = 15_000;

/** Sends one request and returns its result. Never rejects. */
export async function callRoute<T>(
  baseUrl: string,
  send: typeof globalThis.fetch,
  { route, id, query, body, signal, owner, read }: RouteCall<T>,
): Promise<Result<T>> {
  if (signal?.aborted) return failWith('network_error');
  const abort = new AbortController();
  let isTimedOut = false;
  const timer = setTimeout(() => {
    isTimedOut = true;
    abort.abort();
  }, timeoutMs);
  signal?.addEventListener('abort', () => abort.abort(), { signal: abort.signal });
  try {
    return await Promise.race([
      request(),
      // The app's own `fetch` may ignore the signal.
      new Promise<never>((_, reject) => abort.signal.addEventListener('abort', () => reject())),
    ]);
  } catch {
    // Browsers hide from scripts why a request to another origin failed.
    if (process.env.NODE_ENV !== 'production' && !abort.signal.aborted && isElsewhere(baseUrl))
      warnOnce(
        /^https?:/.test(location.origin)
          ? `The handler at ${baseUrl} did not answer, or does not allow requests of ${location.origin}. Add ${location.origin} to \`trustedOrigins\` of createConnect. See ${docsUrl}origins`
          : `The handler at ${baseUrl} does not allow requests of ${location.origin}, which is not a web origin. Set \`fetch\` of ConnectProvider to a function that calls the handler through the shell. See ${docsUrl}native#bundled-pages`,
      );
    return failWith(isTimedOut ? 'timeout' : 'network_error');
  } finally {
    clearTimeout(timer);
    abort.abort(); // also removes the listener of the caller's signal
  }

  async function request(): Promise<Result<T>> {
    const { method, path } = routes[route];
    const search = query ? `?${new URLSearchParams(query)}` : '';
    const response = await send(baseUrl + pathTo(route, id) + search, {
      method,
      headers: {
        [clientHeader]: '1',
        ...(owner && { [ownerHeader]: owner }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      credentials: baseUrl.includes('//') ? 'include' : 'same-origin',
      cache: 'no-store',
      signal: abort.signal,
    });
    const json = parseJson(await response.text());
    const value = response.ok && json !== undefined ? read(json, response.headers) : undefined;
    if (value !== undefined) return { ok: true, value };

    const error = response.ok ? undefined : parseError(json);
    if (error?.code === 'owner_changed') {
      const link = `${docsUrl}errors#owner_changed`;
      warnOnce(
        process.env.NODE_ENV === 'production'
          ? link
          : `The session belongs to another owner than this page. Pass the same ids to \`owner\` of ConnectProvider as \`getUser\` returns. See ${link}`,
      );
    }
    // The set-up is wrong, which only a developer can fix: an origin, a site or a host.
    if (error && /origin|site|host/.test(error.code)) warnOnce(error.message);
    // A proxy changed the request: the kit's method is always right, and a path always exists if it names nothing.
    const isChanged =
      error?.code === 'method_not_allowed' || (error?.code === 'not_found' && id === undefined && !query);
    if (error && !isChanged) return { ok: false, error };
    // 404 and 405 mean a wrong address. The developer did not cause a 502 of a proxy.
    if (response.ok || response.status === 404 || response.status === 405) {
      const link = `${docsUrl}errors#unexpected_response`;
      warnOnce(
        process.env.NODE_ENV === 'production'
          ? link
          : error
            ? `${method} ${baseUrl}${path} was changed on its way to ${response.url}. Use redirects 307 or 308 only, and do not rewrite paths. See ${link}`
            : `${method} ${baseUrl}${path} was not answered by a handler of this version. Set \`baseUrl\` of ConnectProvider to the handler's path. See ${link}`,
        `handler at ${baseUrl}`,
      );
    }
    return failWith('unexpected_response');
  }
}

/** Whether the handler is on another origin than the page. */
function isElsewhere(baseUrl: string): boolean {
  return typeof location !== 'undefined' && parseUrl(baseUrl, location.origin)?.origin !== location.origin;
}

/** Returns `null` for an empty body and `undefined` for invalid JSON. */
function parseJson(text: string): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
