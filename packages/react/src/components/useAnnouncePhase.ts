'use client';
import { useContext, useEffect, useRef } from 'react';
import { AnnounceContext } from './AnnounceContext.ts';
import type { SignInPhase } from './signInPhase.ts';
import { useSignInStrings } from './useSignInStrings.ts';

const sentences: Partial<
  Record<SignInPhase, 'leaving' | 'announceConnecting' | 'announceConnected' | 'announceNotConnected'>
> = {
  leaving: 'leaving',
  pending: 'announceConnecting',
  connected: 'announceConnected',
  left: 'announceNotConnected',
  blocked: 'announceNotConnected',
  expired: 'announceNotConnected',
  failed: 'announceNotConnected', // the alert beside the button says why
};

/** Reads out where a sign-in stands whenever that changes, and why where there is a reason. */
export function useAnnouncePhase(phase: SignInPhase, application: string, reason?: string): void {
  const strings = useSignInStrings();
  const announce = useContext(AnnounceContext);
  const last = useRef(phase);

  useEffect(() => {
    if (last.current === phase) return;
    last.current = phase;
    const key = sentences[phase];
    if (!key) return;
    const sentence = strings[key];
    const said = typeof sentence === 'string' ? sentence : sentence(application);
    announce(reason ? `${said} ${reason}` : said);
  }, [announce, strings, phase, application, reason]);
}
