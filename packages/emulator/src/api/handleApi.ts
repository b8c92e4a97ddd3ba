import type { Backend } from '../backend/createBackend.ts';
import { endTimedOutSessions } from '../backend/sessionRecords.ts';
import type { Fault } from '../faults/faultQueue.ts';
import { injectFault } from '../faults/injectFault.ts';
import { readJson } from '../http/requestBody.ts';
import { ApiError, errorResponse } from '../http/responses.ts';
import { scenarios } from '../settings/scenarios.ts';
import type { ApiCaller } from './ApiContext.ts';
import { apiHandlers, matchEndpoint, type ApiMatch } from './apiRoutes.ts';

/** Handles a request to `/v1/…` or `/v2/…`: logs it, injects a fault if there is one, checks the API key and runs the call. */
export async function handleApi(request: Request, backend: Backend, caller: ApiCaller): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  endTimedOutSessions(backend);
  const match = matchEndpoint(request.method, pathname);
  const call = match?.endpoint.call ?? null;
  const setStatus = backend.log.add({
    time: backend.now(),
    method: request.method,
    path: pathname,
    query: search,
    call,
  });
  const respond = (): Promise<Response> => runCall(request, backend, caller, match);
  const fault: Omit<Fault, 'call' | 'times'> | undefined =
    backend.faults.take(call) ?? scenarios[backend.settings.scenario()].fault;
  const response = fault
    ? await injectFault(fault, call, respond, backend.settings.current(), request.signal)
    : await respond();
  setStatus(response.status);
  return response;
}

async function runCall(
  request: Request,
  backend: Backend,
  caller: ApiCaller,
  match: ApiMatch | undefined,
): Promise<Response> {
  const response = await runHandler(request, backend, caller, match).catch((error: unknown) =>
    errorResponse(error, backend.settings.current()),
  );
  response.headers.set('date', new Date(backend.now()).toUTCString());
  return response;
}

async function runHandler(
  request: Request,
  backend: Backend,
  caller: ApiCaller,
  match: ApiMatch | undefined,
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  if (!match) throw new ApiError(404, `The emulator has no route ${request.method} ${pathname}.`);
  const apiKey = request.headers.get('anchor-api-key') ?? '';
  const project = backend.findProject(apiKey);
  if (project === undefined) throw new ApiError(401, 'The anchor-api-key header is missing or wrong.');
  const { call } = match.endpoint;
  if (call === null)
    throw new ApiError(501, `The emulator does not support ${request.method} ${match.endpoint.path}.`);
  return apiHandlers[call]({
    backend,
    project,
    ...caller,
    parameter: (name) => match.parameters.get(name) ?? '',
    query: searchParams,
    body: request.method === 'GET' ? {} : await readJson(request),
  });
}
