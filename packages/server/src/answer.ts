import { pathTo, type RouteName } from '@kit/protocol';
import type { Call } from './call.ts';
import type { Settings } from './checkOptions.ts';
import { ConnectError } from './ConnectError.ts';
import { reportRefusal } from './events/reportRefusal.ts';
import { lazy } from './lazy.ts';
import {
  emptyReply,
  errorReply,
  newRequestId,
  secured,
  turnAway,
  withHeadersOf,
  withRetryAfter,
  type Reply,
} from './reply.ts';
import { addressOf, isDirect } from './request/DirectRequest.ts';
import { matchRoute } from './request/matchRoute.ts';
import { mediaType } from './request/readBody.ts';
import { confirmAttempt } from './routes/confirmAttempt.ts';
import { createAttempt } from './routes/createAttempt.ts';
import { deleteConnection } from './routes/deleteConnection.ts';
import { renameConnection } from './routes/renameConnection.ts';
import { listApplications } from './routes/listApplications.ts';
import { listConnections } from './routes/listConnections.ts';
import { readAttempt } from './routes/readAttempt.ts';
import { receiveCallback } from './routes/receiveCallback.ts';
import { reconnectConnection } from './routes/reconnectConnection.ts';
import { startAttempt } from './routes/startAttempt.ts';

// Few apps have one: loaded with the first webhook that comes.
const loadWebhook = lazy(() => import('./routes/receiveWebhook.ts'));

const handlers: Record<RouteName, (settings: Settings, call: Call) => Promise<Reply>> = {
  createAttempt,
  readAttempt,
  confirmAttempt,
  startAttempt,
  receiveCallback,
  listConnections,
  renameConnection,
  deleteConnection,
  reconnectConnection,
  receiveWebhook: async (settings, call) => (await loadWebhook()).receiveWebhook(settings, call),
  listApplications,
};

// Pages are loaded with the first window that needs one: scripts get JSON. Once, since asking `import` again costs as much as
// a small answer.
const loadErrorPage = lazy(() => import('./pages/errorPage.ts'));

/** Answers one request. Never throws: whatever goes wrong becomes a reply with a code of the error table. */
export async function answer(settings: Settings, request: Request, native?: unknown): Promise<Reply> {
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
    const call: Call = { request, id: match.id, requestId, route: match.route, native };
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
  const { errorPage } = await loadErrorPage();
  const reply = await errorPage(settings, call.request, error, {
    requestId: call.requestId,
    // The path of the request need not be the browser's.
    ...(canReload && {
      retryUrl: settings.basePath + pathTo(route, call.id) + addressOf(call.request).search,
    }),
  });
  return withRetryAfter(reply, error);
}
