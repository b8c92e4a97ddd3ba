import { toHex, type Rgba } from './colors.ts';
import type { ComputedToken } from './readComputed.ts';

/** A token of the Design Tokens Format Module 2025.10. */
export interface DesignToken {
  $type: string;
  $value: unknown;
  $description: string;
}

/** Tokens that the format has no type for. */
const withoutType = new Set(['color-scheme', 'live-layer']);

/**
 * Returns the tokens in the format of the Design Tokens Community Group, version 2025.10. In the group `connect`, they do not collide
 * with tokens of the app, and a tool that writes CSS gives them the names of the kit's custom properties.
 */
export const designTokens = (
  computed: readonly ComputedToken[],
): { connect: Record<string, DesignToken> } => ({ connect: tokensIn(computed) });

function tokensIn(computed: readonly ComputedToken[]): Record<string, DesignToken> {
  const colors = new Map(computed.flatMap(({ name, color }) => (color ? [[name, color]] : [])));
  return Object.fromEntries(
    computed
      .filter(({ name }) => !withoutType.has(name))
      .map((token) => [
        token.name,
        { ...typed(token, colors), $description: token.purpose.replaceAll(/[`*]/g, '') },
      ]),
  );
}

function typed({ name, value, color }: ComputedToken, colors: Map<string, Rgba>) {
  if (color) return { $type: 'color', $value: colorValue(color) };
  if (name.startsWith('shadow')) return { $type: 'shadow', $value: shadowsIn(value, colors) };
  if (name.startsWith('duration')) return { $type: 'duration', $value: measured(value, /^([\d.]+)(ms|s)$/) };
  if (name.startsWith('font-weight')) return { $type: 'fontWeight', $value: Number(value) };
  if (name.startsWith('ease')) return { $type: 'cubicBezier', $value: curveIn(value) };
  if (name === 'line-height' || name === 'live-ratio') return { $type: 'number', $value: ratioOf(value) };
  return { $type: 'dimension', $value: measured(value, /^(-?[\d.]+)(px|rem)$/) };
}

function colorValue(color: Rgba) {
  const [red, green, blue, alpha] = color;
  const components = [red, green, blue].map((channel) => rounded(channel));
  return { colorSpace: 'srgb', components, alpha: rounded(alpha), hex: toHex(color).slice(0, 7) };
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

function measured(value: string, pattern: RegExp) {
  const [, amount, unit] = pattern.exec(value) ?? [];
  if (amount === undefined) throw new Error(`“${value}” has no unit that the Design Tokens format knows.`);
  return { value: Number(amount), unit };
}

function curveIn(value: string): number[] {
  const [, inner = ''] = /^cubic-bezier\((.+)\)$/.exec(value) ?? [];
  const numbers = inner.split(',').map(Number);
  if (numbers.length !== 4) throw new Error(`“${value}” is not a cubic Bézier curve.`);
  return numbers;
}

function ratioOf(value: string): number {
  const [width = NaN, height = 1] = value.split('/').map(Number);
  return rounded(width / height);
}

/** The lengths of each layer. All have the color of the token `shadow-color`; the format has no *none*. */
function shadowsIn(value: string, colors: Map<string, Rgba>) {
  const color = colors.get('shadow-color');
  if (!color) throw new Error('The tokens have no shadow-color.');
  const layers = value === 'none' ? ['0 0 0 0'] : value.split(/,(?![^(]*\))/);
  return layers.map((layer) => {
    const lengths = layer
      .trim()
      .split(/\s+/)
      .filter((part) => /^-?[\d.]+(px)?$/.test(part));
    const [offsetX, offsetY, blur, spread] = [0, 1, 2, 3].map((index) => ({
      value: Number.parseFloat(lengths[index] ?? '0'),
      unit: 'px',
    }));
    const seen: Rgba = value === 'none' ? [0, 0, 0, 0] : color;
    return { color: colorValue(seen), offsetX, offsetY, blur, spread };
  });
}
