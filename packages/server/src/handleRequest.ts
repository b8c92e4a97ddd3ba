import { parseUrl, pathTo, type RouteName } from '@kit/protocol';
import { type Call, addressOf, isDirect, mediaType } from './request/Call.ts';
import type { Settings } from './options/checkOptions.ts';
import { ConnectError } from './ConnectError.ts';
import { reportRefusal } from './events/report.ts';
import { matchRoute } from './request/matchRoute.ts';
import {
  emptyReply,
  errorReply,
  newReference,
  secured,
  rejectRequest,
  withHeadersOf,
  withRetryAfter,
  type Reply,
} from './request/reply.ts';
import { listApplications } from './connections/listApplications.ts';
import { listConnections } from './connections/listConnections.ts';
import { readAttempt } from './attempts/readAttempt.ts';

type Handler = (settings: Settings, call: Call) => Promise<Reply>;

// Loaded with the first webhook, because few apps use webhooks.
const loadWebhook = loadOnce(() => import('./webhooks/receiveWebhook.ts'));

// Routes that write are loaded together with the first request for one of them. The code for the callback is then loaded
// before the user goes to the hosted page, even if a deployment replaces the files in the meantime.
// Stryker disable next-line ObjectLiteral: it runs once per process, and a run of the tests does not start a new process
const loadWritingRoutes = loadOnce(async () => ({
  ...(await import('./attempts/createAttempt.ts')),
  ...(await import('./attempts/startAttempt.ts')),
  ...(await import('./attempts/receiveCallback.ts')),
  ...(await import('./connections/renameConnection.ts')),
  ...(await import('./connections/disconnect.ts')),
}));

// Loaded with the first request of an app that lets agents ask for accounts.
const loadRequests = loadOnce(() => import('./requests/requestRoutes.ts'));
const loadLinks = loadOnce(async () => ({
  ...(await import('./links/openLink.ts')),
  ...(await import('./links/answerLink.ts')),
}));

const handlers: Record<RouteName, Handler> = {
  readAttempt,
  listConnections,
  listApplications,
  createAttempt: async (...call) => (await loadWritingRoutes()).createAttempt(...call),
  startAttempt: async (...call) => (await loadWritingRoutes()).startAttempt(...call),
  receiveCallback: async (...call) => (await loadWritingRoutes()).receiveCallback(...call),
  confirmAttempt: async (...call) => (await loadWritingRoutes()).confirmAttempt(...call),
  reconnectConnection: async (...call) => (await loadWritingRoutes()).reconnectConnection(...call),
  renameConnection: async (...call) => (await loadWritingRoutes()).renameConnection(...call),
  deleteConnection: async (...call) => (await loadWritingRoutes()).disconnect(...call),
  readRequest: async (...call) => (await loadRequests()).readRequest(...call),
  findRequest: async (...call) => (await loadRequests()).findRequest(...call),
  declineRequest: async (...call) => (await loadRequests()).declineRequest(...call),
  chooseConnection: async (...call) => (await loadRequests()).chooseConnection(...call),
  openLink: async (...call) => (await loadLinks()).openLink(...call),
  answerLink: async (...call) => (await loadLinks()).answerLink(...call),
  receiveWebhook: async (...call) => (await loadWebhook()).receiveWebhook(...call),
};

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
  const reference = newReference();
  const match = matchRoute(request.method, pathname);

  let reply;
  let responseHeaders;
  if (!match || 'allow' in match) {
    reply = errorReply(new ConnectError(match ? 'method_not_allowed' : 'not_found'), reference);
    if (match) reply.headers.push(['allow', match.allow.join(', ')]);
  } else if (request.method === 'HEAD') {
    // Link scanners send HEAD before the user opens a link, so it must have no effect.
    reply = emptyReply(204);
  } else {
    const call: Call = { request, id: match.id, reference, route: match.route, frameworkRequest };
    try {
      reply = await handlers[match.route](settings, call);
    } catch (error) {
      reply = await replyWithError(settings, call, error);
    }
    ({ responseHeaders } = call);
  }
  return withHeadersOf(secured(reply), responseHeaders);
}

// Some runtimes build the URL from the `Host` header, which can be invalid.
function pathOf(request: Request): string | undefined {
  // Stryker disable next-line ConditionalExpression: the path of the URL is the same, but takes longer to find
  if (isDirect(request)) return request.path;
  return parseUrl(request.url)?.pathname;
}

async function replyWithError(settings: Settings, call: Call, thrown: unknown): Promise<Reply> {
  const error = thrown instanceof ConnectError ? thrown : new ConnectError('internal', { cause: thrown });
  reportRefusal(settings, call, error);
  const { route } = call;

  const isForm = route === 'createAttempt' && mediaType(call.request) === 'application/x-www-form-urlencoded';
  if (!windowRoutes.includes(route) && !isForm) return errorReply(error, call.reference);

  const canRetry = error.status >= 500 || error.code === 'signed_out';
  try {
    const { errorPage } = await loadErrorPage();
    const reply = await errorPage(settings, call.request, error, {
      reference: call.reference,
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
    return errorReply(error, call.reference);
  }
}

/** Returns a function that loads something on its first call and returns the same promise afterwards. It retries after a rejection. */
export function loadOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}
