'use client';
import type { ReactElement } from 'react';
import { strings } from './strings.ts';

const rows = [0, 1];

/** Rows of the same height as real ones, so that nothing moves when the accounts arrive. */
export function ConnectionListSkeleton(): ReactElement {
  return (
    <>
      <span className="kit-hidden" data-part="loading">
        {strings.loading}
      </span>
      {rows.map((row) => (
        <div key={row} className="kit-row" data-part="skeleton" aria-hidden="true">
          <span className="kit-avatar kit-skeleton" />
          <div>
            <div className="kit-title">
              <span className="kit-skeleton" />
            </div>
            <div className="kit-detail">
              <span className="kit-skeleton" />
            </div>
          </div>
          <div className="kit-actions">
            <span className="kit-button kit-skeleton" data-variant="plain" data-size="small" />
          </div>
        </div>
      ))}
    </>
  );
}
