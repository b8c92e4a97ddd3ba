'use client';
import type { ReactElement } from 'react';
import type { Drawing } from './icons.ts';
import { useParts } from './useParts.tsx';

/** A drawing in the colour of the text around it. Always beside words, so hidden from screen readers. */
export function Icon({ drawing }: { drawing: Drawing }): ReactElement {
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
      focusable="false"
    >
      <path d={drawing.path} />
    </svg>
  );
}
