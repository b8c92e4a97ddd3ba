import { parseApplications, parseAttempt, parseConnection, parseConnections } from '@kit/protocol';
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

  // One after another: first POSTs of a page at the same time would overwrite each other's binding cookie.
  let last: Promise<unknown> = Promise.resolve();
  const callInTurn: typeof call = (request) => {
    const turn = last.then(() => call(request));
    last = turn;
    return turn;
  };

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
      call({ route: 'renameConnection', id, body: { label }, read: parseConnection }),
    deleteConnection: (id) => call({ route: 'deleteConnection', id, read: () => null }),
    listApplications: (signal) =>
      call({ route: 'listApplications', signal, read: (body) => parseApplications(body)?.applications }),
  };
}
