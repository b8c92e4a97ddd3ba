'use client';
import type { ReactElement } from 'react';
import { Icon } from './Icon.tsx';
import { alert } from './icons.ts';
import type { SignInPhase } from './signInPhase.ts';
import { useParts } from './useParts.tsx';

interface SignInMessageProps {
  id: string;
  phase: SignInPhase;
  text: string;
}

/** What happened to the last try, below the button. Why one failed is read out at once. */
export function SignInMessage({ id, phase, text }: SignInMessageProps): ReactElement {
  const { part } = useParts();
  return (
    <p
      id={id}
      {...part('message', 'kit-message')}
      data-state={phase}
      role={phase === 'failed' ? 'alert' : undefined}
    >
      {phase === 'failed' && <Icon drawing={alert} />}
      {text}
    </p>
  );
}
