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
    <div {...part('skeleton', 'connect-row')} aria-hidden="true">
      <span className="connect-avatar connect-skeleton" />
      <div className="connect-account">
        <div className="connect-title">
          <span className="connect-skeleton" />
        </div>
        <div className="connect-detail">
          <span className="connect-fact">
            <span className="connect-skeleton" />
          </span>
          <span className="connect-fact">
            <span className="connect-skeleton" />
          </span>
        </div>
      </div>
      <div className="connect-actions">
        <span className="connect-button connect-skeleton" data-variant="plain" data-size="small" />
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
