import type { ComputedToken, Rgba } from './readComputed.ts';

/** Text or a line, and the color behind it. */
export interface Pair {
  front: string;
  back: string;
  /** The contrast that WCAG 2.2 asks for at level AA. */
  least: 3 | 4.5;
}

const text = (front: string, ...backs: string[]): Pair[] =>
  backs.map((back) => ({ front, back, least: 4.5 }));

/** The pairs of tokens that the components show on each other. */
export const pairs: Pair[] = [
  ...text('text', 'surface', 'surface-raised', 'surface-hover', 'surface-pressed', 'neutral-surface'),
  ...text('text-muted', 'surface', 'surface-raised', 'surface-hover', 'neutral-surface'),
  ...text('on-accent', 'accent', 'accent-hover', 'accent-pressed'),
  ...text('on-danger', 'danger', 'danger-hover'),
  ...text('danger-text', 'surface', 'surface-raised'),
  ...text('success-text', 'success-surface'),
  ...text('warning-text', 'warning-surface'),
  { front: 'border-input', back: 'surface', least: 3 },
  { front: 'focus', back: 'surface', least: 3 },
];

/** Returns the contrast of a color and the opaque one behind it, from 1 to 21. */
function contrastOf(front: Rgba, back: Rgba): number {
  const [darker = 0, lighter = 0] = [luminance(blended(front, back)), luminance(back)].toSorted(
    (a, b) => a - b,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

/** Returns the contrast of two tokens. */
export function contrastIn(computed: readonly ComputedToken[], front: string, back: string): number {
  return contrastOf(colorOf(computed, front), colorOf(computed, back));
}

function colorOf(computed: readonly ComputedToken[], name: string): Rgba {
  const color = computed.find((token) => token.name === name)?.color;
  if (!color) throw new Error(`--connect-${name} is not a color.`);
  return color;
}

/** What is seen of a color that may be translucent. */
function blended([red, green, blue, opacity]: Rgba, back: Rgba): Rgba {
  const [r, g, b] = [red, green, blue].map((channel, index) => {
    const behind = back[index] ?? 0;
    return behind + (channel - behind) * opacity;
  });
  return [r ?? 0, g ?? 0, b ?? 0, 1];
}

/** The relative luminance of WCAG 2.2. */
function luminance([red, green, blue]: Rgba): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

const linear = (channel: number) =>
  channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
