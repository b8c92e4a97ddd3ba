'use client';
import type { ReactElement, ReactNode } from 'react';
import type { PartName } from './partNames.ts';

/** Words for screen readers only. The class stays in `unstyled` too: without it they would be on show. */
export function Hidden({ name, children }: { name?: PartName; children: ReactNode }): ReactElement {
  return (
    <span className="connect-hidden" data-part={name}>
      {children}
    </span>
  );
}
