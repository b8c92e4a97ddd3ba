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

interface FullLabelProps {
  /** Nothing beside an icon. */
  shown?: string | undefined;
  heard: string;
  /** Of a name, which may be cut off. */
  title?: string | undefined;
}

/** A label that is short to see, and whole to hear: words go in another order elsewhere, so it is not put together. */
export function FullLabel({ shown, heard, title }: FullLabelProps): ReactElement {
  return (
    <>
      {shown && (
        <span aria-hidden="true" title={title} translate={title ? 'no' : undefined}>
          {shown}
        </span>
      )}
      <Hidden>{heard}</Hidden>
    </>
  );
}
