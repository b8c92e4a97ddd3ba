import { snapshotOf, type RunState } from '../engine/machine.ts';
import type { Outcome } from '../engine/types.ts';
import type { UseConnectPopupResult } from '../popup/useConnectPopup.ts';

const nothing = () => {};

/** An attempt that stays in one state, or has ended, for a button to show. */
export const popupIn = (state: RunState | Outcome, isWindowClosed = false): UseConnectPopupResult => ({
  ...(typeof state === 'string' ? snapshotOf(state, undefined, isWindowClosed) : snapshotOf('ended', state)),
  open: () => new Promise(nothing),
  follow: nothing,
  focus: nothing,
  cancel: () => {}, // of another engine
  prepare: nothing,
  returnTo: undefined,
});
