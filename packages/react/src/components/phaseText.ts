import type { Outcome } from '../engine/outcome.ts';
import { problemText } from './problemText.ts';
import type { SignInPhase } from './signInPhase.ts';
import type { SignInStrings } from './signInStrings.ts';

/** Why the last try came to nothing, or the next one cannot begin; nothing where all is well. */
export function phaseText(strings: SignInStrings, phase: SignInPhase, outcome?: Outcome): string | undefined {
  if (phase === 'left') return strings.hintLeft;
  if (phase === 'blocked') return strings.hintBlocked;
  if (phase === 'embedded') return strings.hintEmbedded;
  if (phase === 'expired') return strings.hintExpired;
  if (outcome?.status === 'failed') return problemText(strings, outcome);
}
