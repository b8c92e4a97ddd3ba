import { cdp, type CDPSession } from 'vitest/browser';

/** What the system of a user asks for. Give `''` to reset a feature. */
export async function setMedia(features: Record<string, string>): Promise<void> {
  const browser: CDPSession = cdp();
  await browser.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

/** The red, green, blue and opacity that the browser paints for a color, from 0 to 255. */
export function paint(color: string): [number, number, number, number] {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) throw new Error('This browser has no canvas.');
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, opacity];
}

/** The contrast ratio of two colors, as WCAG 2 defines it. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = paint(color);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** How far the red, green and blue of two colors differ together, from 0 to 765. */
export function difference(one: string, other: string): number {
  const others = paint(other);
  return paint(one).reduce((sum, value, index) => sum + Math.abs(value - (others[index] ?? 0)), 0);
}
