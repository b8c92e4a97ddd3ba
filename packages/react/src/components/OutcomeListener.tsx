'use client';
import { useApplicationPopup, type IdentityPopupOptions } from '../hooks/useApplicationPopup.ts';

/**
 * Tells the app how a sign-in ends, whether or not its button is on the page: a search hides tiles, and a row whose account
 * works again has no button.
 */
export function OutcomeListener(
  props: Pick<IdentityPopupOptions, 'application' | 'connectionId' | 'onConnected' | 'onOutcome'>,
): null {
  useApplicationPopup(props);
  return null;
}
