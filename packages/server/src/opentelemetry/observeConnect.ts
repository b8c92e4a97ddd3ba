import { context, propagation, SpanKind, type TextMapGetter, trace } from '@opentelemetry/api';
import { isRecord, routes } from '@kit/protocol';
import type { Connect } from '../Connect.ts';
import { pathOf } from '../request/Call.ts';
import { matchRoute } from '../request/matchRoute.ts';
import { observe, type Instruments } from './instruments.ts';
import { RequestFacts, requestFacts } from './observeEvents.ts';

/** Functions that call neither the store nor Anchor. */
const plain = ['createLink', 'listApplications'];

/** Returns `connect` with a span for each request and for each call by the app. */
export function observeConnect(instruments: Instruments, connect: Connect, base: URL): Connect {
  const observed = new Map<PropertyKey, unknown>(
    Object.entries(connect).map(([name, value]: [string, unknown]) => [
      name,
      typeof value !== 'function' || plain.includes(name)
        ? value
        : (...call: unknown[]) =>
            observe(
              instruments,
              { name: `connect.${name}`, kind: SpanKind.INTERNAL },
              async (): Promise<unknown> => value.apply(connect, call),
            ),
    ]),
  );
  const { handler, answer } = connect;
  observed.set('handler', (...call: Parameters<typeof handler>) =>
    observeRequest(instruments, base, call[0], () => handler(...call)),
  );
  observed.set('answer', (...call: Parameters<typeof answer>) =>
    observeRequest(instruments, base, call[0], () => answer(...call)),
  );
  return new Proxy({ ...connect }, { get: (_, name) => observed.get(name) });
}

/** Methods that the semantic conventions name. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE', 'QUERY'];

const getHeader: TextMapGetter<Headers> = {
  get: (headers, name) => headers.get(name) ?? undefined,
  keys: (headers) => [...headers.keys()],
};

function observeRequest<Result extends { status: number }>(
  instruments: Instruments,
  base: URL,
  request: Request,
  work: () => Promise<Result>,
): Promise<Result> {
  // `handler` refuses it, synchronously.
  if (!isRecord(request) || !isRecord(request.headers) || typeof request.headers.get !== 'function')
    return work();
  const path = pathOf(request);
  const match = path === undefined ? undefined : matchRoute(request.method, path);
  // The path itself has ids and the callback state, so the route replaces it.
  const route = match && 'route' in match ? base.pathname + routes[match.route].path : undefined;
  const isKnown = methods.includes(request.method);
  const shared = {
    'http.request.method': isKnown ? request.method : '_OTHER',
    'url.scheme': base.protocol.slice(0, -1),
    ...(route !== undefined && { 'http.route': route }),
  };
  // If the app's server has a span already, it counts the request.
  const isOuter = trace.getSpan(context.active()) === undefined;
  const parent = isOuter
    ? propagation.extract(context.active(), request.headers, getHeader)
    : context.active();
  const facts = new RequestFacts();
  return observe(
    instruments,
    {
      name: [isKnown ? request.method : 'HTTP', route].filter(Boolean).join(' '),
      kind: isOuter ? SpanKind.SERVER : SpanKind.INTERNAL,
      attributes: {
        ...shared,
        'server.address': base.hostname,
        'url.path': (route ?? base.pathname).replace(':id', 'REDACTED'),
      },
      histogram: isOuter ? { instrument: instruments.serverDuration, attributes: shared } : undefined,
      parent: parent.setValue(requestFacts, facts),
      describe: ({ status }) => ({
        'http.response.status_code': status,
        ...(status >= 500 && { 'error.type': facts.code ?? String(status) }),
      }),
      detail: () => ({
        ...(facts.attempt !== undefined && { 'connect.attempt': facts.attempt }),
        ...(facts.reference !== undefined && { 'connect.reference': facts.reference }),
      }),
    },
    work,
  );
}
