import type { Environment } from './environment.ts';

/** Whether the page at the top belongs to another origin; reading that origin's location throws. */
export function isEmbedded({ top, location }: Pick<Environment, 'top' | 'location'>): boolean {
  try {
    return top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}
