'use client';
import { useContext, useEffect, useRef } from 'react';
import { AnnounceContext } from './AnnounceContext.ts';
import type { SignInPhase } from './signInPhase.ts';
import { signInViews } from './signInViews.ts';
import { useSignInStrings } from './useSignInStrings.ts';

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
