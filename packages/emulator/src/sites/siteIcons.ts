import { html, type Html } from '../html/html.ts';
import { lineIcon } from '../html/icons.ts';

const drawings = {
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4',
  calendar: 'M4 6.5h16V20H4zM4 10.5h16M8 3.5v4M16 3.5v4',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  heart: 'M12 20 4.8 12.8a4.6 4.6 0 0 1 6.5-6.5l.7.7.7-.7a4.6 4.6 0 0 1 6.5 6.5z',
  home: 'M4 11.5 12 4l8 7.5V20h-5.5v-5.5h-5V20H4z',
  list: 'M4 6h16M4 12h16M4 18h10',
  message: 'M4 5h16v11H10l-4.5 4v-4H4z',
  page: 'M6 3.5h8l4 4V20.5H6zM14 3.5v4h4M9 12h6M9 16h6',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.6a3.5 3.5 0 0 1 0 6.2M18 14.6c2.2.9 3.5 2.9 3.5 5.4',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c0-4 3.3-6.5 7.5-6.5s7.5 2.5 7.5 6.5',
  pin: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11M12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16 16l4.5 4.5',
  stage: 'M4 20V9M10 20V4M16 20v-8M22 20H2',
} as const;

/** Returns an icon in the color of the text. */
export function icon(name: keyof typeof drawings): Html {
  return lineIcon(drawings[name], 1.75);
}

/** Returns the logo of a site: a white drawing on a tile in the site's color. */
export function mark(drawing: string): Html {
  return html`<svg class="logo" viewBox="0 0 24 24" aria-hidden="true">
    <rect class="tile" width="24" height="24" rx="6.5" />
    <path
      d="${drawing}"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`;
}
