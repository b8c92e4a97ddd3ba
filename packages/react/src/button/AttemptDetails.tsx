'use client';
import type { ReactElement } from 'react';
import { OwnTab } from './OwnTab.tsx';
import { PendingActions, type PendingActionsProps } from './PendingActions.tsx';

export interface AttemptDetailsProps {
  /** The attempt of a button. Without one, this is for a picker. */
  attempt?: PendingActionsProps | undefined;
  /** Whether the app runs in a frame of another site. */
  isEmbedded: boolean;
}

/** What appears below a button, or without `attempt` above the tiles of a picker. */
export function AttemptDetails({ attempt, isEmbedded }: AttemptDetailsProps): ReactElement {
  return (
    <>
      {attempt && <PendingActions {...attempt} />}
      {isEmbedded && <OwnTab popup={attempt?.popup} />}
    </>
  );
}
