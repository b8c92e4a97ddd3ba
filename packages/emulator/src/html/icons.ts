import { html, type Html } from './html.ts';

/** Draws lines in the color of the text, on a grid of 24 units. */
export function lineIcon(drawing: string, width: number): Html {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="${width}"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="${drawing}" />
  </svg>`;
}

/** Logo of the emulator. */
export const brandIcon: Html = lineIcon('M10 4.2a8 8 0 1 0 0 15.6M14 19.8a8 8 0 1 0 0-15.6M8.5 12h7', 2.25);

/** Padlock. */
export const lockIcon: Html = lineIcon(
  'M6.5 10.5h11a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM8 10.5v-3a4 4 0 0 1 8 0v3',
  2.25,
);

/** Check mark. */
export const checkIcon: Html = lineIcon('m5 12.5 4.5 4.5L19 7.5', 2.5);

/** Cross. */
export const crossIcon: Html = lineIcon('m6 6 12 12M18 6 6 18', 2.5);

/** Renders a picture or, without one, the first letter of a name on a colored tile. The same name always has the same color. */
export function avatar(name: string, pictureUrl: string | null = null): Html {
  if (pictureUrl !== null) return html`<img class="avatar" src="${pictureUrl}" alt="" />`;
  const letter = Array.from(name.trim())[0] ?? '?';
  const tone = Array.from(name).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 6;
  return html`<span class="avatar tone-${tone}" aria-hidden="true">${letter}</span>`;
}
