'use client';
import type { ReactElement } from 'react';
import { Hidden } from './Hidden.tsx';
import { useParts } from './useParts.tsx';
import { useStrings } from './useStrings.ts';

/** Rows of the same height as real ones, so that nothing moves when the accounts arrive. */
export function ConnectionListSkeleton(): ReactElement {
  const { part, isUnstyled } = useParts();
  const strings = useStrings();
  if (isUnstyled) return <div {...part('loading')}>{strings.loading}</div>;
  const row = (
    <div {...part('skeleton', 'kit-row')} aria-hidden="true">
      <span className="kit-avatar kit-skeleton" />
      <div className="kit-account">
        <div className="kit-title">
          <span className="kit-skeleton" />
        </div>
        <div className="kit-detail">
          <span className="kit-fact">
            <span className="kit-skeleton" />
          </span>
          <span className="kit-fact">
            <span className="kit-skeleton" />
          </span>
        </div>
      </div>
      <div className="kit-actions">
        <span className="kit-button kit-skeleton" data-variant="plain" data-size="small" />
      </div>
    </div>
  );
  return (
    <>
      <Hidden name="loading">{strings.loading}</Hidden>
      {row}
      {row}
    </>
  );
}
