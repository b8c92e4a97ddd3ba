'use client';
import type { Connection } from '@kit/protocol';
import type { ReactElement } from 'react';
import { chevron, Icon } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { AccountLabel } from '../list/AccountLabel.tsx';
import { useStrings } from '../strings/useStrings.ts';

interface ActivityButtonProps {
  connection: Connection;
  /** Id of the element that it shows, once that is there. */
  opens: string | null | undefined;
  isOpen: boolean;
  onPress: () => void;
}

/** The button in a row that shows who used the account. */
export function ActivityButton({ connection, opens, isOpen, onPress }: ActivityButtonProps): ReactElement {
  const { part } = useParts();
  const strings = useStrings();
  return (
    <button
      type="button"
      {...part('activity-button', 'connect-activity-button')}
      aria-expanded={isOpen}
      aria-controls={opens ?? undefined}
      onClick={onPress}
    >
      <AccountLabel connection={connection} visibleText={strings.activity} fullText={strings.activityOf} />
      <Icon drawing={chevron} />
    </button>
  );
}
