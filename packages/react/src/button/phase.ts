'use client';
import { useEffect, useRef } from 'react';
import { check, external, spinner, type IconDrawing } from '../elements/Icon.tsx';
import type { EnginePhase, EngineSnapshot } from '../engine/types.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import type { ButtonStrings } from '../strings/buttonStrings.ts';
import { useButtonStrings } from '../strings/useStrings.ts';

/** What a phase shows and announces, as keys of the string catalogue. */
interface PhaseView {
  /** Replaces the label. */
  label?:
    | 'redirecting'
    | 'continueInWindow'
    | 'continueInBrowser'
    | 'waiting'
    | 'finishing'
    | 'connected'
    | 'openSignIn'
    | 'tryAgain';
  icon?: IconDrawing;
  /** Why the last attempt failed. */
  hint?: 'hintDismissed' | 'hintClosed' | 'hintBlocked' | 'hintExpired';
  /** Announced when the phase begins. */
  announcement?:
    | 'redirecting'
    | 'continueInBrowser'
    | 'announceConnecting'
    | 'announceConnected'
    | 'announceNotConnected';
}

const retry = { label: 'tryAgain', announcement: 'announceNotConnected' } as const;

/** By phase. `link` is `blocked` with a link in place of the button. */
const phaseViews: Record<EnginePhase | 'link', PhaseView> = {
  idle: {},
  redirecting: { label: 'redirecting', icon: spinner, announcement: 'redirecting' },
  waiting: { label: 'continueInWindow', icon: spinner, announcement: 'announceConnecting' },
  external: { label: 'continueInBrowser', icon: spinner, announcement: 'continueInBrowser' },
  unattached: { label: 'waiting', icon: spinner },
  confirming: { label: 'finishing', icon: spinner },
  dismissed: { ...retry, hint: 'hintDismissed' },
  connected: { label: 'connected', icon: check, announcement: 'announceConnected' },
  blocked: { ...retry, hint: 'hintBlocked' },
  link: { label: 'openSignIn', icon: external, hint: 'hintBlocked' },
  expired: { ...retry, hint: 'hintExpired' },
  failed: retry, // the reason is an alert beside the button, which announces itself
};

const closedView: PhaseView = { ...retry, hint: 'hintClosed' };

/** Returns what a phase of an attempt shows. */
export const viewOf = (
  phase: EnginePhase | 'link',
  { isWindowClosed }: Pick<EngineSnapshot, 'isWindowClosed'>,
): PhaseView => (phase === 'dismissed' && isWindowClosed ? closedView : phaseViews[phase]);

/** Returns all labels of phases, one per line. Phases without one leave a line empty. */
export const phaseLabels = (strings: ButtonStrings): string =>
  Object.values(phaseViews)
    .map(({ label }) => label && strings[label])
    .join('\n');

/** Announces the view of each new phase, with the reason if there is one. */
export function useAnnouncePhase(view: PhaseView, application: string): void {
  const strings = useButtonStrings();
  const announce = useAnnounce();
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
