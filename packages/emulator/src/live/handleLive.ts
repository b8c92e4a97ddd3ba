import type { Backend } from '../backend/createBackend.ts';
import { isEnded, type BrowserSessionRecord } from '../backend/sessionRecords.ts';
import { mouseTypes } from '../browser/createPageDriver.ts';
import type { OpenBrowser } from '../browser/openBrowser.ts';
import { isRecord, optionalArray, requiredString, type Fields } from '../http/fields.ts';
import { readJson } from '../http/requestBody.ts';
import { ApiError, errorResponse } from '../http/responses.ts';
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
  const pageId = searchParams.get('page') ?? undefined;
  if (part !== undefined) return handlePart(request, backend, isAllowed ? session : undefined, part, pageId);
  if (!session || !isAllowed)
    return renderNotice(404, 'Unknown session', 'The emulator did not create this live view link.');
  if (session.oneTimeUrl && session.viewedAt !== null)
    return renderNotice(410, 'This link was already used', 'A one-time live view link works once.');
  if (isEnded(session, backend.now())) return renderNotice(410, 'Session ended', endedNotice(session));
  if (request.method !== 'HEAD') backend.sessions.set(session.id, { ...session, viewedAt: backend.now() });
  const browser = backend.browsers.find(session.id);
  if (!browser) return renderDrawing(backend, session);
  if (!browser.pages.find(pageId))
    return renderNotice(404, 'Page closed', 'This page of the browser session is closed.');
  return renderScreen(session, await backend.secrets.create('viewer', session.id), pageId);
}

// A frame with `sandbox` has no origin, so the page counts as another site.
const anyOrigin = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

async function handlePart(
  request: Request,
  backend: Backend,
  session: BrowserSessionRecord | undefined,
  part: string,
  pageId: string | undefined,
): Promise<Response> {
  try {
    if (!session) throw new ApiError(404, 'The emulator did not create this live view.');
    const browser = backend.browsers.find(session.id);
    if (!browser) throw new ApiError(410, endedNotice(session));
    if (part === 'events') {
      const headers = { ...anyOrigin, 'content-type': 'text/event-stream' };
      return new Response(browser.screencast.watch(pageId), { headers });
    }
    if (request.method !== 'POST') throw new ApiError(405, 'Send input with POST.');
    if (session.readOnly) throw new ApiError(403, 'This live view is view only.');
    dispatchInput(browser, pageId, await readJson(request));
    return new Response(null, { status: 204, headers: anyOrigin });
  } catch (error) {
    const response = errorResponse(error, backend.settings.current());
    response.headers.set('access-control-allow-origin', '*');
    return response;
  }
}

// `body` is `{ events: [...] }`, oldest first. Without an id, the newest page receives them.
function dispatchInput(
  { cdp, pages, screencast }: OpenBrowser,
  pageId: string | undefined,
  body: Fields,
): void {
  const page = pages.find(pageId);
  if (!page) return;
  for (const event of optionalArray(body, 'events') ?? []) {
    if (!isRecord(event)) throw new ApiError(400, '"events" must contain objects.');
    const { width, height } = screencast.size(page);
    const [method, params] = toCommand(event, width, height);
    cdp.post(method, params, page.cdpSession);
  }
}

function toCommand(event: Fields, width: number, height: number): [method: string, params: Fields] {
  const type = requiredString(event, 'type');
  if (isMouseType(type))
    return [
      'Input.dispatchMouseEvent',
      {
        type: mouseTypes[type],
        // The viewer sends fractions of the picture, which it may show in any size.
        x: readNumber(event, 'x') * width,
        y: readNumber(event, 'y') * height,
        button: event['button'] ?? 'none',
        buttons: readNumber(event, 'buttons'),
        clickCount: readNumber(event, 'clickCount'),
        deltaX: readNumber(event, 'deltaX'),
        deltaY: readNumber(event, 'deltaY'),
        modifiers: readNumber(event, 'modifiers'),
      },
    ];
  if (type === 'text') return ['Input.insertText', { text: requiredString(event, 'text') }];
  if (type === 'keydown' || type === 'keyup') return ['Input.dispatchKeyEvent', toKey(event, type)];
  throw new ApiError(400, `"${type}" is not a type of input.`);
}

function toKey(event: Fields, type: 'keydown' | 'keyup'): Fields {
  const { key, code, text } = event;
  const keyCode = readNumber(event, 'keyCode');
  const types = { keydown: text === undefined ? 'rawKeyDown' : 'keyDown', keyup: 'keyUp' };
  return {
    type: types[type],
    key,
    code,
    text,
    windowsVirtualKeyCode: keyCode,
    nativeVirtualKeyCode: keyCode,
    autoRepeat: event['repeat'] === true,
    modifiers: readNumber(event, 'modifiers'),
  };
}

function readNumber(event: Fields, name: string): number {
  const value = event[name] ?? 0;
  if (typeof value !== 'number') throw new ApiError(400, `"${name}" must be a number.`);
  return value;
}

function isMouseType(type: string): type is keyof typeof mouseTypes {
  return Object.hasOwn(mouseTypes, type);
}
