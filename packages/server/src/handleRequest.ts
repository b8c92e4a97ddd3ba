import { pathTo, type RouteName, routes } from '@kit/protocol';
import { type Call, addressOf, isDirect, mediaType } from './request/Call.ts';
import type { Settings } from './options/checkOptions.ts';
import { ConnectError } from './ConnectError.ts';
import { reportRefusal } from './events/report.ts';
import {
  emptyReply,
  errorReply,
  newRequestId,
  secured,
  turnAway,
  withHeadersOf,
  withRetryAfter,
  type Reply,
} from './request/reply.ts';
import { listApplications } from './connections/listApplications.ts';
import { listConnections } from './connections/listConnections.ts';
import { readAttempt } from './attempts/readAttempt.ts';

type Handler = (settings: Settings, call: Call) => Promise<Reply>;

// Few apps have one: loaded with the first webhook that comes.
const loadWebhook = lazy(() => import('./webhooks/receiveWebhook.ts'));

// Every page reads; few calls change anything. What does is loaded with the first of them, and all together: the code for a
// callback is then there before a user is sent to the hosted page, even if a deployment replaces the files meanwhile.
const loadChanges = lazy(async () => ({
  ...(await import('./attempts/createAttempt.ts')),
  ...(await import('./attempts/startAttempt.ts')),
  ...(await import('./attempts/receiveCallback.ts')),
  ...(await import('./connections/renameConnection.ts')),
  ...(await import('./connections/disconnect.ts')),
}));

const handlers: Record<RouteName, Handler> = {
  readAttempt,
  listConnections,
  listApplications,
  createAttempt: async (...call) => (await loadChanges()).createAttempt(...call),
  startAttempt: async (...call) => (await loadChanges()).startAttempt(...call),
  receiveCallback: async (...call) => (await loadChanges()).receiveCallback(...call),
  confirmAttempt: async (...call) => (await loadChanges()).confirmAttempt(...call),
  reconnectConnection: async (...call) => (await loadChanges()).reconnectConnection(...call),
  renameConnection: async (...call) => (await loadChanges()).renameConnection(...call),
  deleteConnection: async (...call) => (await loadChanges()).disconnect(...call),
  receiveWebhook: async (...call) => (await loadWebhook()).receiveWebhook(...call),
};

// Pages are loaded with the first window that needs one: scripts get JSON. Once, since asking `import` again costs as much as
// a small answer.
const loadErrorPage = lazy(() => import('./pages/outcomePages.ts'));

/** Answers one request. Never throws: whatever goes wrong becomes a reply with a code of the error table. */
export async function answer(
  settings: Settings,
  request: Request,
  frameworkRequest?: unknown,
): Promise<Reply> {
  const pathname = pathOf(request);
  if (pathname === undefined) return turnAway('invalid_request');
  const requestId = newRequestId();
  const match = matchRoute(request.method, pathname);

  let reply;
  let responseHeaders;
  if (!match || 'allow' in match) {
    reply = errorReply(new ConnectError(match ? 'method_not_allowed' : 'not_found'), requestId);
    if (match) reply.headers.push(['allow', match.allow.join(', ')]);
  } else if (request.method === 'HEAD') {
    // A scanner that looks before the user does must not spend anything.
    reply = emptyReply(204);
  } else {
    const call: Call = { request, id: match.id, requestId, route: match.route, frameworkRequest };
    try {
      reply = await handlers[match.route](settings, call);
    } catch (error) {
      reply = await refuse(settings, call, error);
    }
    ({ responseHeaders } = call);
  }
  return withHeadersOf(secured(reply), responseHeaders);
}

/** Some runtimes glue the address together from the Host as it came, which need not be one. */
function pathOf(request: Request): string | undefined {
  if (isDirect(request)) return request.path;
  return URL.canParse(request.url) ? new URL(request.url).pathname : undefined;
}

async function refuse(settings: Settings, call: Call, thrown: unknown): Promise<Reply> {
  const error = thrown instanceof ConnectError ? thrown : new ConnectError('internal', { cause: thrown });
  reportRefusal(settings, call, error);
  const { route } = call;

  const isForm = route === 'createAttempt' && mediaType(call.request) === 'application/x-www-form-urlencoded';
  if (route !== 'startAttempt' && route !== 'receiveCallback' && !isForm)
    return errorReply(error, call.requestId);

  const canReload = error.status >= 500 && !isForm;
  try {
    const { errorPage } = await loadErrorPage();
    const reply = await errorPage(settings, call.request, error, {
      requestId: call.requestId,
      // The path of the request need not be the browser's.
      ...(canReload && {
        retryUrl: settings.basePath + pathTo(route, call.id) + addressOf(call.request).search,
      }),
    });
    return withRetryAfter(reply, error);
  } catch {
    // The file of the page is gone, such as during a deployment. The error itself has been reported.
    return errorReply(error, call.requestId);
  }
}

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);

const table = Object.keys(routes)
  .filter(isRoute)
  .map((name) => ({ name, method: routes[name].method, segments: routes[name].path.split('/').slice(1) }))
  // `/attempts/x/confirm` before anything that is only the end of it.
  .toSorted((a, b) => b.segments.length - a.segments.length);

/** What routes are made of, such as `connections`: never an id, so a path has one meaning wherever the handler is mounted. */
const words = new Set(table.flatMap(({ segments }) => segments));

/** Which route a path means, and what is in the place of `:id`; or the methods that the path accepts. */
export type Match = { route: RouteName; id: string } | { allow: string[] } | undefined;

/**
 * Looks a path up by its end. What comes before, and one slash after it, is up to frameworks and proxies, which strip and add
 * both: the path of a request need not be the one in the browser. Encoded slashes and empty segments match nothing.
 */
export function matchRoute(method: string, path: string): Match {
  const segments = path.replace(/\/$/, '').split('/').slice(1);
  const fitting = segments.includes('') ? [] : table.filter((route) => fits(route.segments, segments));
  const length = fitting[0]?.segments.length;
  if (length === undefined) return;

  const found = fitting.filter((route) => route.segments.length === length);
  // HEAD is looked up as GET; the handler answers it without any effect.
  const route = found.find((candidate) => candidate.method === (method === 'HEAD' ? 'GET' : method));
  if (!route) return { allow: found.map((candidate) => candidate.method) };
  return { route: route.name, id: segments.slice(-length)[route.segments.indexOf(':id')] ?? '' };
}

/** Tells whether a path ends with a route. */
function fits(pattern: string[], segments: string[]): boolean {
  const end = segments.slice(-pattern.length);
  return (
    pattern.length === end.length &&
    pattern.every((part, i) => (part === ':id' ? isId(end[i]) : part === end[i]))
  );
}

function isId(segment = ''): boolean {
  return /^[A-Za-z0-9_-]{1,128}$/.test(segment) && !words.has(segment);
}

/** Makes a promise when it is first asked for, and returns the same one from then on. One that rejects is made again. */
export function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}
