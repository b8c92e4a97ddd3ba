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
    <span className="kit-button" data-variant="tile">
      <span className="kit-avatar kit-skeleton" />
      <span className="kit-skeleton" />
      <span className="kit-phase" />
    </span>
  );
  return (
    <>
      <Hidden name="loading">{strings.pickerLoading}</Hidden>
      <div {...part('skeleton', 'kit-tiles')} aria-hidden="true">
        {tile}
        {tile}
        {tile}
      </div>
    </>
  );
}
