'use client';
import type { ReactElement } from 'react';
import { Hidden } from './Hidden.tsx';

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
