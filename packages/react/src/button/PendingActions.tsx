'use client';
import { useLayoutEffect, useRef, type ReactElement, type RefObject } from 'react';
import { focusAround } from '../elements/focus.ts';
import { AccessibleLabel } from '../elements/HiddenText.tsx';
import { useParts } from '../elements/parts.tsx';
import { phaseOf } from '../engine/machine.ts';
import type { UseConnectPopupResult } from '../popup/useConnectPopup.ts';
import { useAttemptStrings } from '../strings/useAttemptStrings.ts';

export interface PendingActionsProps {
  popup: UseConnectPopupResult;
  /** For screen readers: what is being connected. */
  subject: string;
  /** The button of the attempt. It receives the focus of the controls when they vanish. */
  control: RefObject<HTMLElement | null>;
}

/** Shows the window of the sign-in again, or cancels the attempt, while the user signs in somewhere else. */
export function PendingActions(props: PendingActionsProps): ReactElement | null {
  const phase = phaseOf(props.popup);
  return phase === 'waiting' || phase === 'external' ? (
    <Actions {...props} hasWindow={phase === 'waiting'} />
  ) : null;
}

function Actions({
  popup,
  subject,
  control,
  hasWindow,
}: PendingActionsProps & { hasWindow: boolean }): ReactElement {
  const { part } = useParts();
  const strings = useAttemptStrings();
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    const button = control.current;
    return () => {
      if (element?.contains(focusAround(element))) button?.focus({ preventScroll: true });
    };
  }, [control]);

  const action = (name: 'show-window' | 'cancel-attempt', text: string, onClick: () => void) => (
    <button
      type="button"
      {...part(name, 'connect-button')}
      data-variant={name === 'show-window' ? 'outline' : 'plain'}
      data-size="small"
      onClick={onClick}
    >
      <AccessibleLabel visibleText={text} fullText={`${text}: ${subject}`} />
    </button>
  );

  return (
    <div ref={box} {...part('pending-actions', 'connect-actions')}>
      {hasWindow && action('show-window', strings.showWindow, popup.focus)}
      {action('cancel-attempt', strings.cancelAttempt, popup.cancel)}
    </div>
  );
}
