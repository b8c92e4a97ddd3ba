import { cdp, type CDPSession } from 'vitest/browser';
import { contrastOf, paint } from '../../../../.storybook/tokens/colors.ts';

/** What the system of a user asks for. Give `''` to reset a feature. */
export async function setMedia(features: Record<string, string>): Promise<void> {
  const browser: CDPSession = cdp();
  await browser.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

/** The contrast ratio of text and its background, as WCAG 2 defines it. */
export const contrast = (text: string, background: string): number =>
  contrastOf(paint(text), paint(background));

/** How far the red, green and blue of two colors differ together, from 0 to 3. */
export function difference(one: string, other: string): number {
  const others = paint(other);
  return paint(one).reduce((sum, value, index) => sum + Math.abs(value - (others[index] ?? 0)), 0);
}
