'use client';
import type { ReactElement } from 'react';
import { Hidden } from './Hidden.tsx';
import { useParts } from './useParts.tsx';
import { useStrings } from './useStrings.ts';

/** Tiles of the same height as real ones. */
export function ApplicationPickerSkeleton(): ReactElement {
  const { part, isUnstyled } = useParts();
  const strings = useStrings();
  if (isUnstyled) return <div {...part('loading')}>{strings.pickerLoading}</div>;
  const tile = (
    <span className="connect-button" data-variant="tile">
      <span className="connect-avatar connect-skeleton" />
      <span className="connect-skeleton" />
      <span className="connect-phase" />
    </span>
  );
  return (
    <>
      <Hidden name="loading">{strings.pickerLoading}</Hidden>
      <div {...part('skeleton', 'connect-tiles')} aria-hidden="true">
        {tile}
        {tile}
        {tile}
      </div>
    </>
  );
}
