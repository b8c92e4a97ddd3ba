import { contrastOf, type Rgba } from './colors.ts';
import type { ComputedToken } from './readComputed.ts';

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

/** Returns the contrast of two tokens. */
export function contrastIn(computed: readonly ComputedToken[], front: string, back: string): number {
  return contrastOf(colorOf(computed, front), colorOf(computed, back));
}

function colorOf(computed: readonly ComputedToken[], name: string): Rgba {
  const color = computed.find((token) => token.name === name)?.color;
  if (!color) throw new Error(`--connect-${name} is not a color.`);
  return color;
}
