'use client';
import type { ReactElement } from 'react';
import { Icon } from './Icon.tsx';
import { strings } from './strings.ts';

/** What the list says while no account is connected. */
export function ConnectionListEmpty(): ReactElement {
  return (
    <div className="kit-blank" data-part="empty">
      <Icon name="plug" />
      <p data-part="empty-title">{strings.empty}</p>
      <p data-part="empty-hint">{strings.emptyHint}</p>
    </div>
  );
}
