'use client';
import type { ReactElement, ReactNode } from 'react';
import type { PartName } from './partNames.ts';
import { useParts } from './useParts.tsx';

/** For an element without a class of the kit. */
export const outOfSight = {
  position: 'absolute',
  inlineSize: 1,
  blockSize: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;

/** Words for screen readers only. They stay out of sight without the kit's styles too. */
export function Hidden({ name, children }: { name?: PartName; children: ReactNode }): ReactElement {
  const { isUnstyled } = useParts();
  return (
    <span
      className={isUnstyled ? undefined : 'kit-hidden'}
      style={isUnstyled ? outOfSight : undefined}
      data-part={name}
    >
      {children}
    </span>
  );
}
