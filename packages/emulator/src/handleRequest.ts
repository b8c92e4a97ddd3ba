import { handleApi } from './api/handleApi.ts';
import type { Backend } from './backend/Backend.ts';
import { handleControl } from './control/handleControl.ts';
import type { Emulator, EmulatorOptions } from './Emulator.ts';
import { handleHosted } from './hosted/handleHosted.ts';
import { errorResponse } from './http/errorResponse.ts';
import { ApiError } from './http/ApiError.ts';
import { isOwnName } from './http/isOwnName.ts';
import { livePage } from './live/livePage.ts';

/** Sends a request to the part of the emulator that answers it. */
export async function handleRequest(
  request: Request,
  emulator: Emulator,
  backend: Backend,
  options: EmulatorOptions,
): Promise<Response> {
  const { pathname, origin, hostname } = new URL(request.url);
  const publicOrigin = options.publicUrl === undefined ? origin : new URL(options.publicUrl).origin;
  const isOwn = isOwnName(hostname, options.publicUrl);
  if (pathname.startsWith('/_emulator/')) {
    const allowedOrigins = options.allowedOrigins ?? [];
    return handleControl(request, emulator, { origin: publicOrigin, isOwnName: isOwn, allowedOrigins });
  }
  if (pathname === '/v1' || pathname.startsWith('/v1/')) return handleApi(request, backend, publicOrigin);
  const close = backend.log.open({
    time: backend.now(),
    method: request.method,
    path: pathname,
    query: '',
    call: null,
  });
  // The page is for everybody; its menu, which changes the scenario, only for pages of an origin that is the emulator's own.
  const response = await handlePage(request, backend, isOwn ? publicOrigin : undefined);
  close(response.status);
  return response;
}

async function handlePage(request: Request, backend: Backend, origin: string | undefined): Promise<Response> {
  const { pathname } = new URL(request.url);
  const sessionId = /^\/live\/([^/]+)$/.exec(pathname)?.[1];
  try {
    if (pathname === '/identity/create') return await handleHosted(request, backend, origin);
    if (sessionId !== undefined) return await livePage(request, backend, sessionId);
    if (pathname === '/cdp')
      throw new ApiError(501, 'The emulator has no browser behind "cdp_url", so nothing can connect to it.');
    throw new ApiError(404, `There is no ${request.method} ${pathname}.`);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return errorResponse(error, backend.settings.current());
  }
}
