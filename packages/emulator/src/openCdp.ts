import type { Backend } from './backend/createBackend.ts';
import { isEnded, type BrowserSessionRecord } from './backend/sessionRecords.ts';
import type { CdpConnection } from './browser/createBrowsers.ts';
import type { EmulatorOptions } from './Emulator.ts';
import { isRemote, isTrustedHostname } from './http/requestOrigin.ts';
import { ApiError, errorResponse } from './http/responses.ts';

/** Finds the browser that a WebSocket request asks for, or returns an error response. */
export function openCdp(
  request: Request,
  backend: Backend,
  options: EmulatorOptions,
): Promise<CdpConnection | Response> {
  return logged(request, backend, () => findConnection(request, backend, options));
}

/** Sends the steps of a session to `send`, or returns an error response. The SDK opens `/ws?sessionId={id}` for it, without a key. */
export function watchAgentSteps(
  request: Request,
  send: (step: string) => void,
  backend: Backend,
  options: EmulatorOptions,
): Promise<(() => void) | Response> {
  return logged(request, backend, () => {
    checkCaller(request, options);
    const session = backend.sessions.get(new URL(request.url).searchParams.get('sessionId') ?? '');
    if (!session) throw new ApiError(404, 'There is no session with this id.');
    return backend.agentSteps.watch(session.id, send);
  });
}

async function logged<Result>(
  request: Request,
  backend: Backend,
  open: () => Result | Promise<Result>,
): Promise<Result | Response> {
  const setStatus = backend.log.add({
    time: backend.now(),
    method: request.method,
    path: new URL(request.url).pathname,
    query: '',
    call: null,
  });
  try {
    const result = await open();
    setStatus(101);
    return result;
  } catch (error) {
    const response = errorResponse(error, backend.settings.current());
    setStatus(response.status);
    return response;
  }
}

// A CDP client can read local files, so these rules are those of the control API.
function checkCaller(request: Request, { publicUrl, allowedOrigins = [] }: EmulatorOptions): void {
  const origin = request.headers.get('origin');
  if (isRemote(request)) throw new ApiError(403, 'Only this machine may use the browsers of the emulator.');
  const isTrusted = isTrustedHostname(new URL(request.url).hostname, publicUrl);
  if (!isTrusted || (origin !== null && !allowedOrigins.includes(origin)))
    throw new ApiError(403, 'Pages may not use the browsers of the emulator.');
}

async function findConnection(
  request: Request,
  backend: Backend,
  options: EmulatorOptions,
): Promise<CdpConnection> {
  if (!backend.browsers.isOn)
    throw new ApiError(
      501,
      'The emulator has no browser, so "cdp_url" does not work. See "A real browser" in its README.',
    );
  checkCaller(request, options);
  const session = await findSession(new URL(request.url), backend);
  if (!session) throw new ApiError(401, 'The address of this browser is wrong.');
  if (isEnded(session, backend.now())) throw new ApiError(410, 'This browser session has ended.');
  const connection = backend.browsers.connect(session.id);
  if (!connection)
    throw new ApiError(
      404,
      'This session has no browser. Only calls from this machine start one, unless --dangerously-allow-remote-control is set.',
    );
  return connection;
}

// Besides `cdp_url`, the SDK builds an address on the root of its base URL.
async function findSession(url: URL, backend: Backend): Promise<BrowserSessionRecord | undefined> {
  const { pathname, searchParams } = url;
  if (pathname === '/') {
    const project = backend.findProject(searchParams.get('apiKey'));
    const session = backend.sessions.get(searchParams.get('sessionId') ?? '');
    return session?.project === project ? session : undefined;
  }
  const session = backend.sessions.get(/^\/cdp\/([^/]+)$/.exec(pathname)?.[1] ?? '');
  const isRight = session && (await backend.secrets.check('cdp', session.id, searchParams.get('token')));
  return isRight ? session : undefined;
}
