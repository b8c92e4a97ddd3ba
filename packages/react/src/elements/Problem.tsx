'use client';
import type { ReactElement } from 'react';
import { alert, Icon } from './Icon.tsx';
import { useParts } from './parts.tsx';

/** The parts that say why something failed. */
export type ProblemPart =
  | 'access-message'
  | 'dialog-message'
  | 'live-note'
  | 'rename-message'
  | 'request-message'
  | 'same-account-message'
  | 'session-message';

interface ProblemProps {
  name: ProblemPart;
  id?: string;
  /** Nothing is shown without one. */
  text: string | undefined;
}

/** Why something failed, for the user. Screen readers announce it. */
export function Problem({ name, id, text }: ProblemProps): ReactElement | null {
  const { part } = useParts();
  if (!text) return null;
  return (
    <div {...part(name, 'connect-message')} id={id} data-state="failed" role="alert">
      <Icon drawing={alert} />
      <span>{text}</span>
    </div>
  );
}
