'use client';
import { useEffect, useRef } from 'react';
import { check, spinner, type IconDrawing } from '../elements/Icon.tsx';
import type { EnginePhase } from '../engine/types.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { useButtonStrings } from '../strings/useStrings.ts';

/** What a button shows: the engine's phase, or `embedded` if no attempt can start in this frame. */
export type ButtonPhase = EnginePhase | 'embedded';

/** What a phase shows and announces, as keys of the string catalogue. */
interface PhaseView {
  /** Replaces the label. */
  label?: 'redirecting' | 'continueInWindow' | 'waiting' | 'finishing' | 'connected' | 'tryAgain';
  icon?: IconDrawing;
  /** Why the last attempt failed, or why none can start. */
  hint?: 'hintDismissed' | 'hintBlocked' | 'hintEmbedded' | 'hintExpired';
  /** Announced when the phase begins. */
  announcement?: 'redirecting' | 'announceConnecting' | 'announceConnected' | 'announceNotConnected';
}

const retry = { label: 'tryAgain', announcement: 'announceNotConnected' } as const;

export const phaseViews: Record<ButtonPhase, PhaseView> = {
  idle: {},
  redirecting: { label: 'redirecting', icon: spinner, announcement: 'redirecting' },
  waiting: { label: 'continueInWindow', icon: spinner, announcement: 'announceConnecting' },
  unattached: { label: 'waiting', icon: spinner },
  confirming: { label: 'finishing', icon: spinner },
  dismissed: { ...retry, hint: 'hintDismissed' },
  connected: { label: 'connected', icon: check, announcement: 'announceConnected' },
  blocked: { ...retry, hint: 'hintBlocked' },
  expired: { ...retry, hint: 'hintExpired' },
  failed: retry, // the reason is an alert beside the button, which announces itself
  embedded: { hint: 'hintEmbedded' },
};

/** Announces each new phase, with the reason if there is one. */
export function useAnnouncePhase(phase: ButtonPhase, application: string): void {
  const strings = useButtonStrings();
  const announce = useAnnounce();
  const view = phaseViews[phase];
  const lastView = useRef(view);

  useEffect(() => {
    if (lastView.current === view) return;
    lastView.current = view;
    const { announcement, hint } = view;
    if (!announcement) return;
    const sentence = strings[announcement];
    const text = typeof sentence === 'string' ? sentence : sentence(application);
    announce(hint ? `${text} ${strings[hint]}` : text);
  }, [announce, strings, view, application]);
}
