import { isEnded, type BrowserSessionRecord } from '../backend/sessionRecords.ts';
import { createPageDriver, type MouseInput, type PageDriver } from '../browser/createPageDriver.ts';
import type { OpenBrowser } from '../browser/openBrowser.ts';
import { optionalArray, optionalCount, optionalString, requiredString, type Fields } from '../http/fields.ts';
import { checkPageUrl } from '../http/parseUrl.ts';
import { ApiError, json } from '../http/responses.ts';
import { wait } from '../http/wait.ts';
import type { ApiContext, ApiHandler } from './ApiContext.ts';
import { findSession } from './sessions.ts';

const timeoutMs = 30_000;
const selectorTimeoutMs = 5_000;
const done = (): Response => json({ status: 'success' });

/** Returns the browser of a session that runs. Otherwise throws an `ApiError` that says what is missing. */
export function requireBrowser({ backend }: ApiContext, session: BrowserSessionRecord): OpenBrowser {
  const browser = backend.browsers.find(session.id);
  if (browser) return browser;
  // Anchor's documentation has no status for an ended session.
  if (isEnded(session, backend.now())) throw new ApiError(404, 'This browser session has ended.');
  throw new ApiError(501, noBrowser(backend.browsers.isOn));
}

/** Returns why a session has no browser. */
export function noBrowser(isOn: boolean): string {
  return isOn
    ? 'This session has no browser. Only calls from this machine start one, unless --dangerously-allow-remote-control is set.'
    : 'The emulator has no browser. Pass findChromium() to createEmulator, or install Chromium for the command line. See "A real browser" in its README.';
}

type Control = (driver: PageDriver, body: Fields) => Promise<Response>;

/** Creates the handler of a call that controls the newest page of a session. Every failure of the page is a 500. */
function control(run: Control): ApiHandler {
  return async (context) => {
    const browser = requireBrowser(context, findSession(context));
    const driver = createPageDriver(browser, AbortSignal.timeout(timeoutMs));
    return run(driver, context.body);
  };
}

/** `POST /v1/sessions/{sessionId}/goto` */
export const goto = control(async (driver, body) => {
  await driver.goto(checkPageUrl('url', requiredString(body, 'url')));
  return done();
});

/** `GET /v1/sessions/{sessionId}/screenshot`: the visible part of the newest page as a PNG. */
export const takeScreenshot = control(async (driver) => {
  const headers = { 'content-type': 'image/png', 'cache-control': 'no-store' };
  return new Response(await driver.screenshot(), { headers });
});

/** `POST /v1/sessions/{sessionId}/mouse/click`: at coordinates, or at the first element of a selector. */
export const clickMouse = control(async (driver, body) => {
  const selector = optionalString(body, 'selector');
  if (selector === undefined) return click(driver, body, 1);
  if (body['x'] !== undefined || body['y'] !== undefined)
    throw new ApiError(400, 'Use either "selector" or "x" and "y".');
  const index = optionalCount(body, 'index') ?? 0;
  await driver.click(selector, { index, timeoutMs: optionalCount(body, 'timeout') ?? selectorTimeoutMs });
  return done();
});

/** `POST /v1/sessions/{sessionId}/mouse/doubleClick` */
export const doubleClickMouse = control(async (driver, body) => {
  await click(driver, body, 1);
  return click(driver, body, 2);
});

async function click(driver: PageDriver, body: Fields, clickCount: number): Promise<Response> {
  const point = { ...readPoint(body), ...readButton(body), clickCount };
  await driver.mouse({ ...point, type: 'move' });
  await driver.mouse({ ...point, type: 'down' });
  await driver.mouse({ ...point, type: 'up' });
  return done();
}

/** `POST /v1/sessions/{sessionId}/mouse/down` */
export const pressMouse = control(async (driver, body) => {
  await driver.mouse({ type: 'down', ...readPoint(body), ...readButton(body) });
  return done();
});

/** `POST /v1/sessions/{sessionId}/mouse/up` */
export const releaseMouse = control(async (driver, body) => {
  await driver.mouse({ type: 'up', ...readPoint(body), ...readButton(body) });
  return done();
});

/** `POST /v1/sessions/{sessionId}/mouse/move` */
export const moveMouse = control(async (driver, body) => {
  await driver.mouse({ type: 'move', ...readPoint(body) });
  return done();
});

/** `POST /v1/sessions/{sessionId}/drag-and-drop` */
export const dragAndDrop = control(async (driver, body) => {
  const start = { x: readNumber(body, 'startX'), y: readNumber(body, 'startY'), ...readButton(body) };
  const end = { x: readNumber(body, 'endX'), y: readNumber(body, 'endY'), ...readButton(body) };
  await driver.mouse({ ...start, type: 'move' });
  await driver.mouse({ ...start, type: 'down' });
  await driver.mouse({ ...end, type: 'move', isDragging: true });
  await driver.mouse({ ...end, type: 'up' });
  return done();
});

/** `POST /v1/sessions/{sessionId}/scroll`. `steps` and `useOs` make no difference. */
export const scroll = control(async (driver, body) => {
  const deltaX = readNumber(body, 'deltaX', 0);
  await driver.mouse({ type: 'wheel', ...readPoint(body), deltaX, deltaY: readNumber(body, 'deltaY') });
  return done();
});

/** `POST /v1/sessions/{sessionId}/keyboard/type` */
export const typeText = control(async (driver, body) => {
  const text = requiredString(body, 'text');
  const delayMs = readNumber(body, 'delay', 0);
  if (delayMs === 0) await driver.type(text);
  else
    for (const character of text) {
      await driver.type(character);
      await wait(delayMs, AbortSignal.timeout(timeoutMs));
    }
  return done();
});

/** `POST /v1/sessions/{sessionId}/keyboard/shortcut`. `holdTime` makes no difference. */
export const pressShortcut = control(async (driver, body) => {
  const keys = (optionalArray(body, 'keys') ?? []).map(String);
  if (keys.length === 0) throw new ApiError(400, '"keys" must be a list of at least one key.');
  await driver.press(keys).catch((error: unknown) => {
    throw error instanceof TypeError ? new ApiError(400, error.message) : error;
  });
  return done();
});

/** `POST /v1/sessions/{sessionId}/paste`: inserts the text at the cursor. */
export const paste = control(async (driver, body) => {
  await driver.insert(requiredString(body, 'text'));
  return done();
});

/** `POST /v1/sessions/{sessionId}/copy`: the selected text. It is not in the clipboard, which the emulator does not have. */
export const copy = control(async (driver) => json({ text: String(await driver.evaluate(selectionScript)) }));

// `getSelection` does not contain the selected text of a field.
const selectionScript = `(() => {
  const { activeElement: field } = document;
  if (field && typeof field.selectionStart === 'number')
    return field.value.slice(field.selectionStart, field.selectionEnd);
  return String(getSelection());
})()`;

function readPoint(body: Fields): Pick<MouseInput, 'x' | 'y'> {
  return { x: readNumber(body, 'x'), y: readNumber(body, 'y') };
}

function readButton(body: Fields): Pick<MouseInput, 'button'> {
  const button = optionalString(body, 'button') ?? 'left';
  if (button !== 'left' && button !== 'middle' && button !== 'right')
    throw new ApiError(400, '"button" must be left, middle or right.');
  return { button };
}

function readNumber(body: Fields, name: string, fallback?: number): number {
  const value = body[name] ?? fallback;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new ApiError(400, `"${name}" must be a number.`);
  return value;
}
