import type { OpenBrowser } from '../browser/openBrowser.ts';
import { isRecord, optionalArray, requiredString, type Fields } from '../http/fields.ts';
import { ApiError } from '../http/responses.ts';

const mouseTypes = new Map([
  ['move', 'mouseMoved'],
  ['down', 'mousePressed'],
  ['up', 'mouseReleased'],
  ['wheel', 'mouseWheel'],
]);

/** Sends the input of a viewer to the newest page: `{ events: [...] }`, oldest first. Throws a 400 `ApiError` for unknown input. */
export function dispatchInput({ cdp, pages, screencast }: OpenBrowser, body: Fields): void {
  const page = pages.newest();
  if (!page) return;
  for (const event of optionalArray(body, 'events') ?? []) {
    if (!isRecord(event)) throw new ApiError(400, '"events" must contain objects.');
    const { width, height } = screencast.size();
    const [method, params] = toCommand(event, width, height);
    cdp.post(method, params, page.cdpSession);
  }
}

function toCommand(event: Fields, width: number, height: number): [method: string, params: Fields] {
  const type = requiredString(event, 'type');
  const mouseType = mouseTypes.get(type);
  if (mouseType !== undefined)
    return [
      'Input.dispatchMouseEvent',
      {
        type: mouseType,
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
