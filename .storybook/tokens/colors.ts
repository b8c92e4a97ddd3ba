/** Red, green, blue and opacity, from 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, opacity: number];

/** Paints a color and reads it back, which works for every notation and color space. */
export function paint(color: string): Rgba {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!canvas) throw new Error('This browser has no canvas, so the page cannot read colors.');
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red / 255, green / 255, blue / 255, opacity / 255];
}

/** Writes a color as in CSS, with its opacity only if it has one. */
export function toHex([red, green, blue, opacity]: Rgba): string {
  const channels = opacity < 1 ? [red, green, blue, opacity] : [red, green, blue];
  return `#${channels.map((channel) => byteOf(channel).toString(16).padStart(2, '0')).join('')}`;
}

const byteOf = (channel: number) => Math.round(channel * 255);

/** Returns the contrast of a color and the opaque one behind it, from 1 to 21. */
export function contrastOf(front: Rgba, back: Rgba): number {
  const [darker = 0, lighter = 0] = [luminance(blended(front, back)), luminance(back)].toSorted(
    (a, b) => a - b,
  );
  return (lighter + 0.05) / (darker + 0.05);
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
