'use client';
import type { ReactElement } from 'react';
import type { Outcome } from '../engine/outcome.ts';
import { Icon } from './Icon.tsx';
import { problemText } from './problemText.ts';
import type { SignInPhase } from './signInPhase.ts';
import type { Strings } from './strings.ts';
import { useParts } from './useParts.tsx';
import { useStrings } from './useStrings.ts';

interface SignInMessageProps {
  id: string;
  phase: SignInPhase;
  outcome: Outcome | undefined;
}

/** What happened to the last try, below the button. Why one failed is read out at once. */
export function SignInMessage({ id, phase, outcome }: SignInMessageProps): ReactElement | null {
  const { part } = useParts();
  const text = describe(useStrings(), phase, outcome);
  if (!text) return null;

  return (
    <p
      id={id}
      {...part('message', 'kit-message')}
      data-state={phase}
      role={phase === 'failed' ? 'alert' : undefined}
    >
      {phase === 'failed' && <Icon name="alert" />}
      {text}
    </p>
  );
}

function describe(strings: Strings, phase: SignInPhase, outcome: Outcome | undefined): string | undefined {
  if (phase === 'left') return strings.hintLeft;
  if (phase === 'embedded') return strings.hintEmbedded;
  if (phase === 'expired') return strings.hintExpired;
  if (outcome?.status === 'failed') return problemText(strings, outcome);
  if (phase === 'blocked') return strings.hintBlocked;
}
