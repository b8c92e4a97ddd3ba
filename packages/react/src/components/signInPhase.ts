import type { EngineSnapshot } from '../engine/snapshot.ts';

/** What a sign-in button shows: coarser than the engine's states, and with the ways an attempt can end or cannot begin. */
export type SignInPhase =
  | 'idle'
  | 'leaving'
  | 'pending'
  | 'waiting'
  | 'confirming'
  | 'connected'
  | 'left'
  | 'blocked'
  | 'embedded'
  | 'expired'
  | 'failed';

/** Names the phase of a snapshot. */
export function signInPhase({ state, isBusy, outcome }: EngineSnapshot): SignInPhase {
  switch (state) {
    case 'idle':
    case 'confirming':
    case 'pending':
      return state;
    case 'opening':
      return 'pending';
    case 'redirecting':
      return 'leaving';
    case 'detached':
      return isBusy ? 'waiting' : 'left';
    case 'dismissed':
      return 'left';
    case 'ended':
      return outcome?.status === 'cancelled' ? 'left' : (outcome?.status ?? 'idle');
  }
}
