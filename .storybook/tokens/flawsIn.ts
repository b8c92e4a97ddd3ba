import { isRecord } from '@kit/protocol';

type Check = (value: unknown) => boolean;

const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isShare: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const hasUnit =
  (...units: string[]): Check =>
  (value) =>
    isRecord(value) && isNumber(value['value']) && units.some((unit) => unit === value['unit']);
const isList = (value: unknown, length: number, check: Check) =>
  Array.isArray(value) && value.length === length && value.every(check);

const isColor: Check = (value) =>
  isRecord(value) &&
  value['colorSpace'] === 'srgb' &&
  isList(value['components'], 3, isShare) &&
  isShare(value['alpha']) &&
  /^#[\da-f]{6}$/.test(String(value['hex']));

const isLayer: Check = (value) =>
  isRecord(value) &&
  isColor(value['color']) &&
  ['offsetX', 'offsetY', 'blur', 'spread'].every((name) => hasUnit('px', 'rem')(value[name]));

/** What the Design Tokens Format Module 2025.10 asks of a value, for the types that the kit uses. */
const checks: Readonly<Record<string, Check>> = {
  color: isColor,
  dimension: hasUnit('px', 'rem'),
  duration: hasUnit('ms', 's'),
  fontWeight: (value) => typeof value === 'number' && value >= 1 && value <= 1000,
  number: isNumber,
  cubicBezier: (value) =>
    isList(value, 4, isNumber) && Array.isArray(value) && isShare(value[0]) && isShare(value[2]),
  shadow: (value) => Array.isArray(value) && value.length > 0 && value.every(isLayer),
};

/** Returns the tokens of a file, or of a group in it, that the Design Tokens format does not allow. */
export function flawsIn(file: unknown): string[] {
  if (!isRecord(file)) return ['the file is not an object'];
  return Object.entries(file).flatMap(([name, token]) => {
    if (/^\$|[{}.]/.test(name)) return [`${name}: not a name of a token`];
    if (!isRecord(token)) return [`${name}: neither a token nor a group`];
    if (!('$value' in token)) return flawsIn(token);
    const check = checks[String(token['$type'])];
    return check?.(token['$value']) ? [] : [`${name}: ${JSON.stringify(token)}`];
  });
}
