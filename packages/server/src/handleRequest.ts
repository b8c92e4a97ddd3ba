import { pathTo, type RouteName } from '@kit/protocol';
import { type Call, addressOf, mediaType, pathOf } from './request/Call.ts';
import type { Settings } from './options/checkOptions.ts';
import { ConnectError } from './ConnectError.ts';
import { reportRefusal } from './events/report.ts';
import { loadOnce } from './loadOnce.ts';
import { matchRoute } from './request/matchRoute.ts';
import { allowOrigin, checkSite, trustedOriginOf } from './request/trustedOrigin.ts';
import {
  emptyReply,
  errorReply,
  newReference,
  referenceOf,
  secured,
  rejectRequest,
  withHeadersOf,
  withRetryAfter,
  type Reply,
} from './request/reply.ts';
import { listApplications } from './connections/listApplications.ts';
import { listConnections } from './connections/listConnections.ts';

type Handler = (settings: Settings, call: Call) => Promise<Reply>;

const lists = { listConnections, listApplications };
const loadLists = () => lists;

// Loaded with the first webhook, because few apps use webhooks.
const loadWebhook = loadOnce(() => import('./webhooks/receiveWebhook.ts'));

// Routes that write, and the one that reads an attempt, are loaded together with the first request for one of them. The code for
// the callback is then loaded before the user goes to the hosted page, even if a deployment replaces the files in the meantime.
// Stryker disable next-line ObjectLiteral: it runs once per process, and a run of the tests does not start a new process
const loadWritingRoutes = loadOnce(async () => ({
  ...(await import('./attempts/createAttempt.ts')),
  ...(await import('./attempts/readAttempt.ts')),
  ...(await import('./attempts/startAttempt.ts')),
  ...(await import('./attempts/receiveCallback.ts')),
  ...(await import('./connections/renameConnection.ts')),
  ...(await import('./permissions/changeAccess.ts')),
  ...(await import('./connections/disconnect.ts')),
}));

// Loaded with the first request of an app that lets agents ask for accounts.
const loadRequests = loadOnce(() => import('./requests/requestRoutes.ts'));
const loadSessions = loadOnce(() => import('./sessions/sessionRoutes.ts'));
const loadViews = loadOnce(() => import('./sessions/viewRoutes.ts'));
const loadLinks = loadOnce(async () => ({
  ...(await import('./links/openLink.ts')),
  ...(await import('./links/answerLink.ts')),
}));

// Loaded with the first request of an app that has several public origins.
const loadPublicOrigin = loadOnce(() => import('./request/publicOrigin.ts'));

// Loaded with the first request of a page on another origin.
const loadPreflight = loadOnce(() => import('./preflight.ts'));

type Loaded<Route extends RouteName> = Record<Route, Handler> | Promise<Record<Route, Handler>>;

/** Loads the module with the handler of a route, which has the name of the route. */
const loaders: { [Route in RouteName]: () => Loaded<Route> } = {
  listConnections: loadLists,
  listApplications: loadLists,
  createAttempt: loadWritingRoutes,
  readAttempt: loadWritingRoutes,
  startAttempt: loadWritingRoutes,
  receiveCallback: loadWritingRoutes,
  confirmAttempt: loadWritingRoutes,
  reconnectConnection: loadWritingRoutes,
  renameConnection: loadWritingRoutes,
  changeAccess: loadWritingRoutes,
  deleteConnection: loadWritingRoutes,
  readRequest: loadRequests,
  findRequest: loadRequests,
  declineRequest: loadRequests,
  chooseConnection: loadRequests,
  listSessions: loadSessions,
  readSession: loadSessions,
  findSession: loadSessions,
  stopSession: loadSessions,
  viewSession: loadViews,
  takeOverSession: loadViews,
  handBackSession: loadViews,
  openLink: loadLinks,
  answerLink: loadLinks,
  receiveWebhook: loadWebhook,
};

function load<Route extends RouteName>(route: Route): Loaded<Route> {
  return loaders[route]();
}

// Routes that windows navigate to. Their errors are pages.
const windowRoutes: readonly RouteName[] = ['startAttempt', 'receiveCallback', 'openLink', 'answerLink'];

// Loaded with the first window that needs a page, because scripts receive JSON.
const loadErrorPage = loadOnce(() => import('./pages/outcomePages.ts'));

/** Handles one request. Never throws: every error becomes a reply with a code of the error table. */
export async function handleRequest(
  settings: Settings,
  request: Request,
  frameworkRequest?: unknown,
): Promise<Reply> {
  const pathname = pathOf(request);
  if (pathname === undefined) return rejectRequest('invalid_request');
  const match = matchRoute(request.method, pathname);

  let reply;
  let responseHeaders;
  if (!match || 'allow' in match) {
    if (request.method === 'OPTIONS') {
      // A deployment may have removed the file.
      const preflight = await loadPreflight().catch(() => undefined);
      reply = preflight?.replyToPreflight(settings, request, { pathname, isScriptRoute });
    }
    reply ??= errorReply(new ConnectError(match ? 'method_not_allowed' : 'not_found'), newReference());
    if (match) reply.headers.push(['allow', match.allow.join(', ')]);
  } else if (request.method === 'HEAD') {
    // Link scanners send HEAD before the user opens a link, so it must have no effect.
    reply = emptyReply(204);
  } else {
    const call: Call = { request, id: match.id, route: match.route, frameworkRequest };
    const trusted = isScriptRoute(match.route) ? trustedOriginOf(settings, request) : undefined;
    try {
      if (trusted !== undefined) checkSite(request);
      const here = settings.publicOrigins
        ? await (await loadPublicOrigin()).settingsAt(settings, settings.publicOrigins, request)
        : settings;
      const loaded = load(match.route);
      // Stryker disable next-line ConditionalExpression: only faster
      const handlers = loaded instanceof Promise ? await loaded : loaded;
      reply = await handlers[match.route](here, call);
    } catch (error) {
      reply = await replyWithError(settings, call, error);
    }
    if (trusted !== undefined) allowOrigin(reply, trusted);
    ({ responseHeaders } = call);
  }
  return withHeadersOf(secured(reply), responseHeaders);
}

/** Routes that scripts of the app call. No script may read the others, even on a trusted origin. */
function isScriptRoute(route: RouteName): boolean {
  return route !== 'receiveWebhook' && !windowRoutes.includes(route);
}

async function replyWithError(settings: Settings, call: Call, thrown: unknown): Promise<Reply> {
  const error = thrown instanceof ConnectError ? thrown : new ConnectError('internal', { cause: thrown });
  reportRefusal(settings, call, error);
  const { route } = call;

  const isForm = route === 'createAttempt' && mediaType(call.request) === 'application/x-www-form-urlencoded';
  if (!windowRoutes.includes(route) && !isForm) return errorReply(error, referenceOf(call));

  const canRetry = error.status >= 500 || error.code === 'signed_out';
  try {
    const { errorPage } = await loadErrorPage();
    const reply = await errorPage(settings, call.request, error, {
      reference: referenceOf(call),
      application: call.application,
      // Not the path of the request, because a proxy may have changed it.
      ...(canRetry &&
        !isForm && {
          retryUrl: settings.basePath + pathTo(route, call.id) + addressOf(call.request).search,
        }),
    });
    return withRetryAfter(reply, error);
    // Stryker disable next-line BlockStatement: scripts/serverPackage.check.ts removes the file
  } catch {
    // A deployment may have removed the page's file. The error itself is already reported.
    return errorReply(error, referenceOf(call));
  }
}
