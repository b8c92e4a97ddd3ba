'use client';
import type { ReactElement } from 'react';
import { Icon } from './Icon.tsx';
import { plug } from './icons.ts';
import { useParts } from './useParts.tsx';
import { useStrings } from './useStrings.ts';

/** What the list says while no account is connected. */
export function ConnectionListEmpty(): ReactElement {
  const { part } = useParts();
  const strings = useStrings();
  return (
    <div {...part('empty', 'connect-blank')}>
      <Icon drawing={plug} />
      <div {...part('empty-title')}>{strings.empty}</div>
      <div {...part('empty-hint')}>{strings.emptyHint}</div>
    </div>
  );
}
