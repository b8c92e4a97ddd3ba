'use client';
import { useContext, useEffect, useRef } from 'react';
import { AnnounceContext } from './AnnounceContext.ts';
import type { SignInPhase } from './signInPhase.ts';
import { strings } from './strings.ts';

const sentences: Partial<Record<SignInPhase, (application: string) => string>> = {
  leaving: strings.announceConnecting,
  pending: strings.announceConnecting,
  connected: strings.announceConnected,
  left: strings.announceNotConnected,
  blocked: strings.announceNotConnected,
  expired: strings.announceNotConnected,
  failed: strings.announceNotConnected, // the alert beside the button says why
};

/** Reads out where a sign-in stands whenever that changes. */
export function useAnnouncePhase(phase: SignInPhase, application: string): void {
  const announce = useContext(AnnounceContext);
  const last = useRef(phase);

  useEffect(() => {
    if (last.current === phase) return;
    last.current = phase;
    const sentence = sentences[phase]?.(application);
    if (sentence) announce(sentence);
  }, [announce, phase, application]);
}
