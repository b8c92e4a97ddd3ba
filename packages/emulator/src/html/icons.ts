import { html, type Html } from './html.ts';

/** Logo of the emulator. */
export const brandIcon: Html = html`<svg
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2.25"
  stroke-linecap="round"
  aria-hidden="true"
>
  <path d="M10 4.2a8 8 0 1 0 0 15.6M14 19.8a8 8 0 1 0 0-15.6" />
  <path d="M8.5 12h7" />
</svg>`;

/** Padlock. */
export const lockIcon: Html = html`<svg
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2.25"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>
  <rect x="4.5" y="10.5" width="15" height="10" rx="2" />
  <path d="M8 10.5V7.5a4 4 0 0 1 8 0v3" />
</svg>`;

/** Check mark. */
export const checkIcon: Html = html`<svg
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2.5"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>
  <path d="m5 12.5 4.5 4.5L19 7.5" />
</svg>`;

/** Cross. */
export const crossIcon: Html = html`<svg
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2.5"
  stroke-linecap="round"
  aria-hidden="true"
>
  <path d="m6 6 12 12M18 6 6 18" />
</svg>`;

/** Renders the first letter of a name on a colored tile. The same name always has the same color. */
export function avatar(name: string): Html {
  const letter = Array.from(name.trim())[0] ?? '?';
  const tone = Array.from(name).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 6;
  return html`<span class="avatar tone-${tone}" aria-hidden="true">${letter}</span>`;
}
