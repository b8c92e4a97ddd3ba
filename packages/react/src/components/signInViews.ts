import { check, spinner, type Drawing } from './icons.ts';
import type { SignInPhase } from './signInPhase.ts';

/** What there is to see and to hear of a sign-in in one phase, by the names of the words. */
interface SignInView {
  /** In place of the label. */
  label?: 'leaving' | 'continueInWindow' | 'waiting' | 'finishing' | 'connected' | 'tryAgain';
  icon?: Drawing;
  /** Why the last try came to nothing, or the next one cannot begin. */
  hint?: 'hintLeft' | 'hintBlocked' | 'hintEmbedded' | 'hintExpired';
  /** Read out when the phase begins. */
  announcement?: 'leaving' | 'announceConnecting' | 'announceConnected' | 'announceNotConnected';
}

const again = { label: 'tryAgain', announcement: 'announceNotConnected' } as const;

export const signInViews: Record<SignInPhase, SignInView> = {
  idle: {},
  leaving: { label: 'leaving', icon: spinner, announcement: 'leaving' },
  pending: { label: 'continueInWindow', icon: spinner, announcement: 'announceConnecting' },
  waiting: { label: 'waiting', icon: spinner },
  confirming: { label: 'finishing', icon: spinner },
  connected: { label: 'connected', icon: check, announcement: 'announceConnected' },
  left: { ...again, hint: 'hintLeft' },
  blocked: { ...again, hint: 'hintBlocked' },
  embedded: { hint: 'hintEmbedded' },
  expired: { ...again, hint: 'hintExpired' },
  failed: again, // why stands beside the button, and is an alert, which speaks for itself
};
