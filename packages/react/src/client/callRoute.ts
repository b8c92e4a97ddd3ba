import { clientHeader, ownerHeader, parseError, pathTo, routes, type RouteName } from '@kit/protocol';
import { failWith } from './failWith.ts';
import type { Result } from './result.ts';
import { warnOnce } from './warnOnce.ts';

/** One call of the handler. */
export interface RouteCall<T> {
  route: RouteName;
  id?: string;
  body?: object;
  signal?: AbortSignal | undefined;
  /** Of the page, for the server to compare with the session's. */
  owner?: string | undefined;
  /** What the body of an answer is, if it is what the route promises. */
  read: (body: unknown, headers: Headers) => T | undefined;
}

/** Milliseconds until a call is given up. */
const patience = 15_000;

/** Of who does not know the address, or takes no POST there. A 502 of a proxy is nobody's mistake. */
const mistakes = new Set([404, 405]);

/** Sends one call and answers with a result, whatever happens. */
export async function callRoute<T>(
  baseUrl: string,
  send: typeof globalThis.fetch,
  { route, id, body, signal, owner, read }: RouteCall<T>,
): Promise<Result<T>> {
  if (signal?.aborted) return failWith('network_error');
  const stop = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop.abort();
  }, patience);
  signal?.addEventListener('abort', () => stop.abort(), { signal: stop.signal });
  const { method, path } = routes[route];
  try {
    return await Promise.race([
      ask(),
      // Of the app's own `fetch` nobody knows whether it heeds the signal.
      new Promise<never>((_, reject) => stop.signal.addEventListener('abort', () => reject())),
    ]);
  } catch {
    return failWith(isLate ? 'timeout' : 'network_error');
  } finally {
    clearTimeout(timer);
    stop.abort(); // also lets go of the caller's signal
  }

  async function ask(): Promise<Result<T>> {
    const response = await send(baseUrl + pathTo(route, id), {
      method,
      headers: {
        [clientHeader]: '1',
        ...(owner && { [ownerHeader]: owner }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: stop.signal,
    });
    const answer = parseJson(await response.text());
    const value = response.ok && answer !== undefined ? read(answer, response.headers) : undefined;
    if (value !== undefined) return { ok: true, value };
    const error = response.ok ? undefined : parseError(answer);
    if (error?.code === 'owner_changed')
      warnOnce(
        'The session has another owner than this page. Does `owner` of ConnectProvider match getUser?',
      );
    // An address without an id names nothing that could be gone, and the method is always right: something changed them.
    const isChanged =
      error?.code === 'method_not_allowed' || (error?.code === 'not_found' && id === undefined);
    if (error && !isChanged) return { ok: false, error };
    if (response.ok || mistakes.has(response.status)) {
      warnOnce(
        error
          ? `${method} ${baseUrl}${path} was changed on its way to ${response.url}. Redirect with 307 or 308 only, and rewrite nothing.`
          : `${method} ${baseUrl}${path} was not answered by a handler of this version. Set baseUrl of ConnectProvider to its path in the address bar.`,
        `handler at ${baseUrl}`,
      );
    }
    return failWith('unexpected_response');
  }
}

/** An empty body counts as `null`, a body that is no JSON as nothing. */
function parseJson(text: string): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
