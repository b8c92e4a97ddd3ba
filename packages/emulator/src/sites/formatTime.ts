import { html, type Html } from '../html/html.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Renders how long ago a time was, such as `3 h` or `Mar 4`. */
export function age(time: number, now: number): Html {
  const date = new Date(time);
  return html`<time datetime="${date.toISOString()}">${formatAge(now - time, date)}</time>`;
}

function formatAge(ms: number, date: Date): string {
  if (ms < minuteMs) return 'just now';
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min ago`;
  if (ms < dayMs) return `${Math.floor(ms / hourMs)} h ago`;
  if (ms < 7 * dayMs) return `${Math.floor(ms / dayMs)} d ago`;
  return date.toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
}

/** Renders a day such as `2026-03-31` as `Mar 31, 2026`. */
export function day(isoDate: string): Html {
  const text = new Date(isoDate).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
  return html`<time datetime="${isoDate}">${text}</time>`;
}
