/** A key, as in the CDP command `Input.dispatchKeyEvent`. */
interface KeyEvent {
  readonly key: string;
  readonly windowsVirtualKeyCode: number;
  readonly modifiers: number;
  readonly text: string | undefined;
}

const modifierBits: ReadonlyMap<string, number> = new Map([
  ['Alt', 1],
  ['Control', 2],
  ['Meta', 4],
  ['Shift', 8],
]);

const aliases: ReadonlyMap<string, string> = new Map([
  ['ctrl', 'Control'],
  ['cmd', 'Meta'],
  ['command', 'Meta'],
  ['esc', 'Escape'],
  ['return', 'Enter'],
  ['space', ' '],
]);

const keyCodes: ReadonlyMap<string, number> = new Map([
  ['Backspace', 8],
  ['Tab', 9],
  ['Enter', 13],
  ['Shift', 16],
  ['Control', 17],
  ['Alt', 18],
  ['Escape', 27],
  ['PageUp', 33],
  ['PageDown', 34],
  ['End', 35],
  ['Home', 36],
  ['ArrowLeft', 37],
  ['ArrowUp', 38],
  ['ArrowRight', 39],
  ['ArrowDown', 40],
  ['Delete', 46],
  ['Meta', 91],
]);

/** Returns the event of a key that is pressed after the keys `held`. Throws a `TypeError` for an unknown name. */
export function toKey(name: string, held: readonly string[]): KeyEvent {
  const key = findKey(name);
  const modifiers = [...held, name].reduce((bits, one) => bits | (modifierBits.get(findKey(one)) ?? 0), 0);
  const isCommand = (modifiers & ~8) !== 0;
  return {
    key,
    windowsVirtualKeyCode:
      keyCodes.get(key) ?? (/^[a-z0-9 ]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0),
    modifiers,
    text: isCommand ? undefined : textOf(key),
  };
}

function textOf(key: string): string | undefined {
  if (key === 'Enter') return '\r';
  return keyCodes.has(key) ? undefined : key;
}

// Names are not case-sensitive, but a single character is.
function findKey(name: string): string {
  if (/^.$/su.test(name)) return name;
  const lower = name.toLowerCase();
  const key = aliases.get(lower) ?? [...keyCodes.keys()].find((one) => one.toLowerCase() === lower);
  if (key === undefined)
    throw new TypeError(`"${name}" is not a key. Use a character or a name such as Enter.`);
  return key;
}
