import { clientHeader, ownerHeader, type RouteName } from '@kit/protocol';
import { reportRefusal } from './events/report.ts';
import type { Settings } from './options/checkOptions.ts';
import type { Call } from './request/Call.ts';
import { matchRoute } from './request/matchRoute.ts';
import { emptyReply, errorReply, referenceOf, type Reply } from './request/reply.ts';
import { allowOrigin, refuseOrigin, trustedOriginOf } from './request/trustedOrigin.ts';

/** How long a browser may reuse the answer to a preflight, in seconds. Every request is checked again anyway. */
const maxAgeSeconds = 600;

/** Answers a preflight, which browsers send before each request of a page on another origin. */
export function replyToPreflight(
  settings: Settings,
  request: Request,
  about: { pathname: string; isScriptRoute: (route: RouteName) => boolean },
): Reply | undefined {
  // Stryker disable next-line StringLiteral: no route has either method
  const method = request.headers.get('access-control-request-method') ?? '';
  const match = matchRoute(method, about.pathname);
  if (!match || 'allow' in match || !about.isScriptRoute(match.route)) return;
  const origin = trustedOriginOf(settings, request);
  if (origin !== undefined) return allowOrigin(preflightReply(request, method), origin);
  const error = refuseOrigin(request);
  const call: Call = { request, id: match.id, route: match.route, frameworkRequest: null };
  reportRefusal(settings, call, error);
  return errorReply(error, referenceOf(call));
}

/** Answers a preflight: a trusted origin may send this method with these headers. */
function preflightReply({ headers }: Request, method: string): Reply {
  // Monitoring tools and apps add their own headers, such as tokens.
  const asked = headers.get('access-control-request-headers');
  const isList = asked !== null && /^[\w-]+(, ?[\w-]+)*$/.test(asked);
  const names = isList ? asked : `Content-Type, ${clientHeader}, ${ownerHeader}`;
  const reply = emptyReply(204);
  reply.headers.push(
    ['access-control-allow-methods', method],
    ['access-control-allow-headers', names],
    ['access-control-max-age', String(maxAgeSeconds)],
  );
  return reply;
}
