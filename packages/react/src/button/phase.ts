'use client';
import type { EnginePhase } from '../engine/types.ts';
import { check, spinner, type Drawing } from '../elements/Icon.tsx';
import { useContext, useEffect, useRef } from 'react';
import { AnnounceContext } from '../provider/LiveRegion.tsx';
import { useSignInStrings } from '../strings/useStrings.ts';

/** What a sign-in button shows: the phase of the engine, or that it cannot work in this frame. */
export type SignInPhase = EnginePhase | 'embedded';

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
  redirecting: { label: 'leaving', icon: spinner, announcement: 'leaving' },
  waiting: { label: 'continueInWindow', icon: spinner, announcement: 'announceConnecting' },
  unattached: { label: 'waiting', icon: spinner },
  confirming: { label: 'finishing', icon: spinner },
  connected: { label: 'connected', icon: check, announcement: 'announceConnected' },
  dismissed: { ...again, hint: 'hintLeft' },
  blocked: { ...again, hint: 'hintBlocked' },
  embedded: { hint: 'hintEmbedded' },
  expired: { ...again, hint: 'hintExpired' },
  failed: again, // why stands beside the button, and is an alert, which speaks for itself
};

/** Reads out where a sign-in stands whenever that changes, and why where there is a reason. */
export function useAnnouncePhase(phase: SignInPhase, application: string): void {
  const strings = useSignInStrings();
  const announce = useContext(AnnounceContext);
  const last = useRef(phase);

  useEffect(() => {
    if (last.current === phase) return;
    last.current = phase;
    const { announcement, hint } = signInViews[phase];
    if (!announcement) return;
    const sentence = strings[announcement];
    const said = typeof sentence === 'string' ? sentence : sentence(application);
    announce(hint ? `${said} ${strings[hint]}` : said);
  }, [announce, strings, phase, application]);
}
