'use client';
import type { ReactElement } from 'react';
import { useParts } from './useParts.tsx';

const drawings = {
  check: <path d="m3.5 8.5 3 3 6-7" />,
  alert: (
    <>
      <path d="M8 2.2 14.4 13.3H1.6Z" />
      <path d="M8 6.6v3" />
      <path d="M8 11.5h.01" />
    </>
  ),
  spinner: <path d="M8 1.8a6.2 6.2 0 1 1-6.2 6.2" />,
  external: (
    <>
      <path d="M9.5 2.5h4v4" />
      <path d="m13.2 2.8-6 6" />
      <path d="M12 9.5v3a1 1 0 0 1-1 1H3.5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3" />
    </>
  ),
  question: (
    <>
      <path d="M4.7 5.3A3.3 3.3 0 1 1 9.6 8.2C8.5 8.8 8 9.4 8 10.4" />
      <path d="M8 13.7h.01" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.2" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  pencil: <path d="M10.6 3.1l2.3 2.3-7.6 7.6-3 .7.7-3ZM9 4.7 11.3 7" />,
  plug: (
    <>
      <path d="M5.5 2.5v3M10.5 2.5v3" />
      <path d="M3.5 5.5h9v2a4.5 4.5 0 0 1-9 0Z" />
      <path d="M8 12v2" />
    </>
  ),
} as const satisfies Record<string, ReactElement>;

/** The name of a drawing. */
export type IconName = keyof typeof drawings;

/** A 16-unit line drawing in the colour of the text around it. Always beside words, so hidden from screen readers. */
export function Icon({ name }: { name: IconName }): ReactElement {
  const { part } = useParts();
  return (
    <svg
      {...part('icon', 'kit-icon')}
      data-icon={name}
      width="1em"
      height="1em"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}
