import type { Backend } from '../backend/createBackend.ts';
import { isEnded, type BrowserSessionRecord } from '../backend/sessionRecords.ts';
import { readJson } from '../http/requestBody.ts';
import { ApiError, errorResponse } from '../http/responses.ts';
import { dispatchInput } from './dispatchInput.ts';
import { endedNotice, renderDrawing, renderNotice, renderScreen } from './renderLive.ts';

/**
 * Handles a request to `/live/{sessionId}`: the page, which any page may frame, and its `/events` and `/input`. The page needs the
 * secret in the live view's URL. It contains another secret for these two.
 */
export async function handleLive(request: Request, backend: Backend): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const [, sessionId = '', part] = /^\/live\/([^/]+)(?:\/(events|input))?$/.exec(pathname) ?? [];
  const session = backend.sessions.get(sessionId);
  const purpose = part === undefined ? 'live' : 'viewer';
  const isAllowed = await backend.secrets.check(purpose, sessionId, searchParams.get('token'));
  if (part !== undefined) return handlePart(request, backend, isAllowed ? session : undefined, part);
  if (!session || !isAllowed)
    return renderNotice(404, 'Unknown session', 'The emulator did not create this live view link.');
  if (session.oneTimeUrl && session.viewedAt !== null)
    return renderNotice(410, 'This link was already used', 'A one-time live view link works once.');
  if (isEnded(session, backend.now())) return renderNotice(410, 'Session ended', endedNotice(session));
  if (request.method !== 'HEAD') backend.sessions.set(session.id, { ...session, viewedAt: backend.now() });
  if (!backend.browsers.find(session.id)) return renderDrawing(backend, session);
  return renderScreen(session, await backend.secrets.create('viewer', session.id));
}

// A frame with `sandbox` has no origin, so the page counts as another site.
const anyOrigin = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

async function handlePart(
  request: Request,
  backend: Backend,
  session: BrowserSessionRecord | undefined,
  part: string,
): Promise<Response> {
  try {
    if (!session) throw new ApiError(404, 'The emulator did not create this live view.');
    const browser = backend.browsers.find(session.id);
    if (!browser) throw new ApiError(410, endedNotice(session));
    if (part === 'events') {
      const headers = { ...anyOrigin, 'content-type': 'text/event-stream' };
      return new Response(browser.screencast.watch(), { headers });
    }
    if (request.method !== 'POST') throw new ApiError(405, 'Send input with POST.');
    if (session.readOnly) throw new ApiError(403, 'This live view is view only.');
    dispatchInput(browser, await readJson(request));
    return new Response(null, { status: 204, headers: anyOrigin });
  } catch (error) {
    const response = errorResponse(error, backend.settings.current());
    response.headers.set('access-control-allow-origin', '*');
    return response;
  }
}
