import { isRecord, type Fields } from '../http/fields.ts';
import { abortable, wait } from '../http/wait.ts';
import { toKey } from './keys.ts';
import type { OpenBrowser } from './openBrowser.ts';

/** Controls the newest page of a session's browser. A selector is a CSS selector. */
export interface PageDriver {
  /** Opens a URL. Resolves once the page has loaded, or after 10 seconds. Rejects if it cannot be opened. */
  readonly goto: (url: string) => Promise<void>;
  /** Returns the URL of the page. */
  readonly url: () => Promise<string>;
  /** Returns the title of the page. */
  readonly title: () => Promise<string>;
  /** Waits up to 10 seconds for an element. Rejects if there is none. */
  readonly waitFor: (selector: string) => Promise<void>;
  /** Waits for an element, and returns its text. */
  readonly text: (selector: string) => Promise<string>;
  /** Returns the texts of all elements. Does not wait. */
  readonly texts: (selector: string) => Promise<readonly string[]>;
  /** Waits for an element, and clicks its center with the mouse. */
  readonly click: (selector: string, options?: ElementOptions) => Promise<void>;
  /** Waits for a field, and replaces its value. In a list, selects the option with this value or text. */
  readonly fill: (selector: string, value: string) => Promise<void>;
  /** Types text into the focused field, key by key. A line break is Enter. */
  readonly type: (text: string) => Promise<void>;
  /** Inserts text at the cursor, as if it was pasted. */
  readonly insert: (text: string) => Promise<void>;
  /** Presses keys together, such as `['Control', 'a']`, and releases them. The names are those of `KeyboardEvent.key`. */
  readonly press: (keys: readonly string[]) => Promise<void>;
  /** Sends a mouse event. `x` and `y` are CSS pixels of the page. */
  readonly mouse: (event: MouseInput) => Promise<void>;
  /** Runs a JavaScript expression in the page, and returns its value as JSON. Waits for a promise. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Returns a PNG of the visible part of the page. */
  readonly screenshot: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** Which element a selector means. */
export interface ElementOptions {
  /** Position among the elements that match, from 0. @default 0 */
  readonly index?: number;
  /** How long to wait for it, in milliseconds. @default 10000 */
  readonly timeoutMs?: number;
}

/** A mouse event. */
export interface MouseInput {
  /** What the mouse does. `wheel` scrolls. */
  readonly type: 'move' | 'down' | 'up' | 'wheel';
  /** Distance from the left, in CSS pixels. */
  readonly x: number;
  /** Distance from the top, in CSS pixels. */
  readonly y: number;
  /** Button of `down` and `up`. @default 'left' */
  readonly button?: 'left' | 'middle' | 'right';
  /** Whether the left button is held during `move`. @default false */
  readonly isDragging?: boolean;
  /** 2 for the second click of a double click. @default 1 */
  readonly clickCount?: number;
  /** Horizontal distance of `wheel`, in CSS pixels. @default 0 */
  readonly deltaX?: number;
  /** Vertical distance of `wheel`, in CSS pixels. @default 0 */
  readonly deltaY?: number;
}

const waitMs = 10_000;
const pollMs = 50;
/** Types of mouse events in CDP, by their name in {@link MouseInput}. */
export const mouseTypes = {
  move: 'mouseMoved',
  down: 'mousePressed',
  up: 'mouseReleased',
  wheel: 'mouseWheel',
};

/** An error that the page's own JavaScript threw. */
class PageScriptError extends Error {}

/** Creates a driver. Its functions reject with the reason of the signal once that aborts. */
export function createPageDriver({ cdp, pages }: OpenBrowser, signal: AbortSignal): PageDriver {
  async function send(method: string, params: Fields = {}): Promise<Fields> {
    signal.throwIfAborted();
    const page = pages.newest();
    if (!page) throw new Error('The browser has no page.');
    if (page.hasCrashed && method !== 'Page.navigate') throw new Error('The page has crashed.');
    return abortable(cdp.send(method, params, page.cdpSession), signal);
  }

  async function evaluate(expression: string): Promise<unknown> {
    const options = { awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, ...options });
    if (isRecord(exceptionDetails)) throw new PageScriptError(readException(exceptionDetails));
    return isRecord(result) ? result['value'] : undefined;
  }

  // A page that navigates refuses commands and loses its scripts, so the command runs again in the next page.
  async function repeat<Value>(run: () => Promise<Value>, timeoutMs = waitMs): Promise<Value | undefined> {
    const endTime = performance.now() + timeoutMs;
    while (performance.now() < endTime) {
      const value = await run().catch((error: unknown) => {
        if (error instanceof PageScriptError || signal.aborted || pages.newest()?.hasCrashed) throw error;
        return undefined;
      });
      if (value) return value;
      await wait(pollMs, signal);
    }
    return undefined;
  }

  async function inElement(
    selector: string,
    script: string,
    { index = 0, timeoutMs = waitMs }: ElementOptions = {},
  ): Promise<unknown> {
    const find = `document.querySelectorAll(${JSON.stringify(selector)})[${index}]`;
    const run = `((element) => element && { value: (${script})(element) })(${find})`;
    const found = await repeat(() => evaluate(run), timeoutMs);
    if (!isRecord(found)) throw new Error(`No element matches "${selector}" after ${timeoutMs} ms.`);
    return found['value'];
  }

  async function mouse(input: MouseInput): Promise<void> {
    const { type, x, y, button = 'left', clickCount = 1, isDragging = false, deltaX = 0, deltaY = 0 } = input;
    const hasButton = type === 'down' || type === 'up' || isDragging;
    const event = { type: mouseTypes[type], x, y, deltaX, deltaY };
    await send('Input.dispatchMouseEvent', { ...event, ...(hasButton && { button, clickCount }) });
  }

  async function navigate(url: string): Promise<void> {
    const stop = new AbortController();
    const timeOut = wait(waitMs, stop.signal).then((): Fields => ({ errorText: 'it does not respond' }));
    const { errorText } = await Promise.race([send('Page.navigate', { url }), timeOut]).finally(() =>
      stop.abort(),
    );
    if (typeof errorText === 'string') throw new Error(`${url} cannot be opened: ${errorText}.`);
  }

  async function insert(text: string): Promise<void> {
    await send('Input.insertText', { text });
  }

  async function press(keys: readonly string[]): Promise<void> {
    const events = keys.map((key, index) => toKey(key, keys.slice(0, index)));
    for (const event of events)
      await send('Input.dispatchKeyEvent', {
        ...event,
        type: event.text === undefined ? 'rawKeyDown' : 'keyDown',
      });
    for (const event of events.toReversed())
      await send('Input.dispatchKeyEvent', { ...event, text: undefined, type: 'keyUp' });
  }

  return {
    async goto(url) {
      await navigate(url);
      await repeat(() => evaluate(`document.readyState === 'complete'`));
    },
    url: async () => String(await evaluate('location.href')),
    title: async () => String(await evaluate('document.title')),
    waitFor: async (selector) => void (await inElement(selector, '() => true')),
    text: async (selector) => String(await inElement(selector, '(element) => element.innerText')),
    async texts(selector) {
      const list = await evaluate(
        `Array.from(document.querySelectorAll(${JSON.stringify(selector)}), (element) => element.innerText)`,
      );
      return Array.isArray(list) ? list.map(String) : [];
    },
    async click(selector, options) {
      const center = await inElement(selector, centerScript, options);
      const [x = 0, y = 0] = Array.isArray(center) ? center.map(Number) : [];
      await mouse({ type: 'move', x, y });
      await mouse({ type: 'down', x, y });
      await mouse({ type: 'up', x, y });
    },
    async fill(selector, value) {
      const isList = await inElement(
        selector,
        `(element) => (${fillScript})(element, ${JSON.stringify(value)})`,
      );
      if (isList === 'no-option') throw new Error(`"${selector}" has no option "${value}".`);
      if (!isList) await insert(value);
    },
    async type(text) {
      for (const character of text) await press([character === '\n' ? 'Enter' : character]);
    },
    insert,
    press,
    mouse,
    evaluate,
    async screenshot() {
      const image = await repeat(() => send('Page.captureScreenshot', { format: 'png' }));
      if (!image) throw new Error('The page does not draw anything.');
      const { data } = image;
      return Uint8Array.from(atob(String(data)), (character) => character.charCodeAt(0));
    },
  };
}

function readException({ exception, text }: Fields): string {
  return isRecord(exception) && typeof exception['description'] === 'string'
    ? (exception['description'].split('\n')[0] ?? '')
    : String(text);
}

const centerScript = `(element) => {
  element.scrollIntoView({ block: 'center', inline: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}`;

// Selects the old text of a field, so the inserted text replaces it.
const fillScript = `(element, value) => {
  element.focus();
  if (!(element instanceof HTMLSelectElement)) {
    element.select?.();
    return false;
  }
  const option = Array.from(element.options).find((one) => one.value === value || one.text === value);
  if (!option) return 'no-option';
  option.selected = true;
  element.dispatchEvent(new Event('input', { bubbles: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}`;
