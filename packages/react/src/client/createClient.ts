import {
  parseApplications,
  parseAttempt,
  parseConnection,
  parseConnections,
  type RenameRequest,
} from '@kit/protocol';
import { callRoute, type RouteCall } from './callRoute.ts';
import type { ConnectClient } from './client.ts';
import { readTimedAttempt } from './readTimedAttempt.ts';
import { resolveBase } from './resolveBase.ts';
import type { Result } from './result.ts';

/** Where the handler is, and how to reach it. */
export interface ClientOptions {
  /** A path of this origin such as `/api/connect`, or an absolute URL of the same origin. */
  baseUrl: string;
  /** @default the browser's own */
  fetch?: typeof globalThis.fetch | undefined;
}

/** Milliseconds that a call waits for the one before it. */
const turn = 4000;

/** Milliseconds for which an answer's binding cookie is there: less than the half hour that the browser keeps it. */
const cookieLifetime = 25 * 60_000;

/** Makes the client of one handler. `owner` names the owner of the page to the server, if it is not empty. */
export function createClient(options: ClientOptions, owner?: string): ConnectClient {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const send: typeof globalThis.fetch = (...args) => (options.fetch ?? globalThis.fetch)(...args);
  const underWay = new Set<Promise<unknown>>();
  let sent = 0;
  const ask = <T>(request: RouteCall<T>) => {
    if (typeof location !== 'undefined') resolveBase(baseUrl, location.origin);
    const answer = callRoute(baseUrl, send, { ...request, owner }).finally(() => underWay.delete(answer));
    underWay.add(answer);
    sent += 1;
    return answer;
  };

  // A session whose cookie changes with each request refuses calls that were sent at the same time with the former cookie.
  let lastRetry: Promise<unknown> = Promise.resolve();
  const call = async <T>(request: RouteCall<T>): Promise<Result<T>> => {
    const isAlone = underWay.size === 0;
    const answer = ask(request);
    const sentSoFar = sent;
    const result = await answer;
    const isSignedOut = !result.ok && result.error.code === 'signed_out';
    if (!isSignedOut || (isAlone && sent === sentSoFar)) return result;
    const retry = Promise.all([lastRetry, ...underWay]).then(() => ask(request));
    lastRetry = retry;
    return retry;
  };

  let boundUntil = 0;
  let first: { answer: Promise<unknown>; giveUp: () => void } | undefined;

  /**
   * Sends a POST that sets the binding cookie. Until there is one, they wait for each other, because parallel answers would
   * overwrite it; one that hangs is given up for the next.
   */
  async function callInTurn<T>(request: RouteCall<T>): Promise<Result<T>> {
    if (first && Date.now() > boundUntil) {
      const timer = setTimeout(first.giveUp, turn);
      await first.answer;
      clearTimeout(timer);
      return callInTurn(request);
    }
    const { signal } = request;
    if (signal?.aborted) return call(request);
    const stop = new AbortController();
    const giveUp = () => stop.abort();
    signal?.addEventListener('abort', giveUp, { signal: stop.signal });
    const pending = call({ ...request, signal: stop.signal });
    const mine = { answer: pending, giveUp };
    if (Date.now() > boundUntil) first = mine;
    const answer = await pending;
    stop.abort(); // lets go of the caller's signal
    if (answer.ok) boundUntil = Date.now() + cookieLifetime;
    if (first === mine) first = undefined;
    return answer;
  }

  return {
    baseUrl,
    createAttempt: (body, signal) =>
      callInTurn({ route: 'createAttempt', body, signal, read: readTimedAttempt }),
    reconnect: (id, body, signal) =>
      callInTurn({ route: 'reconnectConnection', id, body, signal, read: readTimedAttempt }),
    readAttempt: (id, signal) => call({ route: 'readAttempt', id, signal, read: parseAttempt }),
    confirmAttempt: (id, identityId, signal) =>
      call({ route: 'confirmAttempt', id, body: { identityId }, signal, read: parseAttempt }),
    listConnections: (signal) =>
      call({ route: 'listConnections', signal, read: (body) => parseConnections(body)?.connections }),
    renameConnection: (id, label) =>
      call({ route: 'renameConnection', id, body: { label } satisfies RenameRequest, read: parseConnection }),
    deleteConnection: (id) => call({ route: 'deleteConnection', id, read: () => null }),
    listApplications: (signal) =>
      call({ route: 'listApplications', signal, read: (body) => parseApplications(body)?.applications }),
  };
}
