'use client';
import type { ReactElement } from 'react';
import { useParts } from './parts.tsx';

/** A line drawing of 16 by 16 units. `name` becomes `data-icon`. */
export interface IconDrawing {
  name: string;
  path: string;
}

/** An icon in the color of the text beside it, hidden from screen readers. */
export function Icon({ drawing }: { drawing: IconDrawing }): ReactElement {
  const { part } = useParts();
  return (
    <svg
      {...part('icon', 'connect-icon')}
      data-icon={drawing.name}
      width="1em"
      height="1em"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawing.path} />
    </svg>
  );
}

// Separate constants, so bundlers keep only the icons that a page uses.
export const check: IconDrawing = { name: 'check', path: 'm3.5 8.5 3 3 6-7' };
export const alert: IconDrawing = { name: 'alert', path: 'M8 2.2 14.4 13.3H1.6ZM8 6.6v3M8 11.5h.01' };
export const spinner: IconDrawing = { name: 'spinner', path: 'M8 1.8a6.2 6.2 0 1 1-6.2 6.2' };
export const external: IconDrawing = {
  name: 'external',
  path: 'M9.5 2.5h4v4M13.2 2.8l-6 6M12 9.5v3a1 1 0 0 1-1 1H3.5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3',
};
export const question: IconDrawing = {
  name: 'question',
  path: 'M4.7 5.3A3.3 3.3 0 1 1 9.6 8.2C8.5 8.8 8 9.4 8 10.4M8 13.7h.01',
};
export const search: IconDrawing = {
  name: 'search',
  path: 'M11.2 7a4.2 4.2 0 1 1-8.4 0 4.2 4.2 0 0 1 8.4 0ZM10.2 10.2l3.3 3.3',
};
export const pencil: IconDrawing = {
  name: 'pencil',
  path: 'M10.6 3.1l2.3 2.3-7.6 7.6-3 .7.7-3ZM9 4.7 11.3 7',
};
export const stretch: IconDrawing = {
  name: 'stretch',
  path: 'M9.5 2.5h4v4M6.5 13.5h-4v-4M13.2 2.8 9.3 6.7M2.8 13.2l3.9-3.9',
};
export const shrink: IconDrawing = {
  name: 'shrink',
  path: 'M9.5 2.5v4h4M6.5 13.5v-4h-4M9.8 6.2l3.9-3.9M6.2 9.8l-3.9 3.9',
};
export const stop: IconDrawing = { name: 'stop', path: 'M4 4h8v8H4Z' };
export const plug: IconDrawing = {
  name: 'plug',
  path: 'M5.5 2.5v3M10.5 2.5v3M3.5 5.5h9v2a4.5 4.5 0 0 1-9 0ZM8 12v2',
};
export const dots: IconDrawing = { name: 'dots', path: 'M8 3.5h.01M8 8h.01M8 12.5h.01' };
export const chevron: IconDrawing = { name: 'chevron', path: 'm4.5 6.3 3.5 3.5 3.5-3.5' };
