import type { Backend } from '../backend/Backend.ts';
import type { Fault } from '../faults/Fault.ts';
import { playFault } from '../faults/playFault.ts';
import { ApiError } from '../http/ApiError.ts';
import { errorResponse } from '../http/errorResponse.ts';
import { readJson } from '../http/readJson.ts';
import { scenarios } from '../settings/scenarios.ts';
import { apiRoutes } from './apiRoutes.ts';
import { matchApiRoute, type ApiMatch } from './matchApiRoute.ts';

/** Answers a request to `/v1/…`: log, fault, key, route. Rejects only for a fault without an answer. */
export async function handleApi(request: Request, backend: Backend, origin: string): Promise<Response> {
  const url = new URL(request.url);
  const match = matchApiRoute(request.method, url.pathname);
  const call = match?.call ?? null;
  const close = backend.log.open({
    time: backend.now(),
    method: request.method,
    path: url.pathname,
    query: url.search,
    call,
  });
  const answer = (): Promise<Response> => answerCall(request, backend, origin, match);
  const fault: Omit<Fault, 'call' | 'times'> | undefined =
    backend.faults.take(call) ?? scenarios[backend.settings.scenario()].fault;
  const response = fault
    ? await playFault(fault, answer, backend.settings.current(), request.signal)
    : await answer();
  close(response.status);
  return response;
}

async function answerCall(
  request: Request,
  backend: Backend,
  origin: string,
  match: ApiMatch | undefined,
): Promise<Response> {
  const response = await runCall(request, backend, origin, match).catch((error: unknown) =>
    errorResponse(error, backend.settings.current()),
  );
  response.headers.set('date', new Date(backend.now()).toUTCString());
  return response;
}

async function runCall(
  request: Request,
  backend: Backend,
  origin: string,
  match: ApiMatch | undefined,
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  if (!match) throw new ApiError(404, `There is no ${request.method} ${pathname}.`);
  const apiKey = request.headers.get('anchor-api-key') ?? '';
  const project = backend.projectOf(apiKey);
  if (project === undefined) throw new ApiError(401, 'The anchor-api-key header is missing or wrong.');
  return apiRoutes[match.call].handle({
    backend,
    project,
    apiKey,
    origin,
    parameter: (name) => match.parameters.get(name) ?? '',
    query: searchParams,
    body: request.method === 'GET' ? {} : await readJson(request),
  });
}
