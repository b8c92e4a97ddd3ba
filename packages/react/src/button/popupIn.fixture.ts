import { idleSnapshot, type EngineSnapshot } from '../engine/snapshot.ts';
import type { IdentityPopup } from '../popup/useApplicationPopup.ts';

const nothing = () => {};

/** A sign-in that stays where it is, for a button to show. */
export const popupIn = (snapshot: Partial<EngineSnapshot>): IdentityPopup => ({
  ...idleSnapshot,
  ...snapshot,
  open: () => new Promise(nothing),
  follow: nothing,
  focus: nothing,
  cancel: nothing,
  prepare: nothing,
});
