import { handleApi } from './api/handleApi.ts';
import type { Backend } from './backend/createBackend.ts';
import { handleControl } from './control/handleControl.ts';
import type { Emulator, EmulatorOptions } from './Emulator.ts';
import { handleHosted } from './hosted/handleHosted.ts';
import { isRemote, isTrustedHostname } from './http/requestOrigin.ts';
import { ApiError, errorResponse, json } from './http/responses.ts';
import { handleLive } from './live/handleLive.ts';
import { findSite, handleSite } from './sites/handleSite.ts';

/**
 * Routes a request by its hostname if it is that of a demo site, and else by its path: `/_emulator/…`, `/v1/…`, `/v2/…`, `/health`,
 * `/identity/create` or `/live/…`.
 */
export async function handleRequest(
  request: Request,
  emulator: Emulator,
  backend: Backend,
  { publicUrl, allowedOrigins = [] }: EmulatorOptions,
): Promise<Response> {
  const url = new URL(request.url);
  const { pathname } = url;
  const site = findSite(url.hostname);
  if (site)
    return logged(backend, request, `//${url.host}${pathname}`, () => handleSite(site, request, backend));
  const origin = publicUrl === undefined ? url.origin : new URL(publicUrl).origin;
  const isTrusted = isTrustedHostname(url.hostname, publicUrl);
  if (pathname.startsWith('/_emulator/'))
    return handleControl(request, emulator, { origin, isTrustedHostname: isTrusted, allowedOrigins });
  if (/^\/v[12](\/|$)/.test(pathname))
    return handleApi(request, backend, { origin, mayUseBrowser: isTrusted && !isRemote(request) });
  // Tools that wait for the emulator ask often, so the log has no entry.
  if (pathname === '/health') return json({ status: 'ok' });
  // Any hostname may show the pages. Only a trusted one may change the scenario.
  return logged(backend, request, pathname, () =>
    handlePage(request, backend, isTrusted ? origin : undefined),
  );
}

async function logged(
  backend: Backend,
  { method }: Request,
  path: string,
  respond: () => Promise<Response>,
): Promise<Response> {
  const setStatus = backend.log.add({ time: backend.now(), method, path, query: '', call: null });
  const response = await respond();
  setStatus(response.status);
  return response;
}

async function handlePage(request: Request, backend: Backend, origin: string | undefined): Promise<Response> {
  const { pathname } = new URL(request.url);
  try {
    if (pathname === '/identity/create') return await handleHosted(request, backend, origin);
    if (pathname.startsWith('/live/')) return await handleLive(request, backend);
    if (pathname.startsWith('/cdp/'))
      throw new ApiError(426, 'This is the address of a WebSocket. Open it with a CDP client.', {
        upgrade: 'websocket',
      });
    throw new ApiError(404, `The emulator has no route ${request.method} ${pathname}.`);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return errorResponse(error, backend.settings.current());
  }
}
