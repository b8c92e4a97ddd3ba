'use client';
import { useContext, useSyncExternalStore } from 'react';
import { isEmbedded } from '../engine/browser/page.ts';
import { ConnectContext } from '../provider/ConnectContext.ts';

/** Returns whether the app runs in a frame of another site, where signing in cannot work. Link to the app's own tab instead. */
export function useIsEmbedded(): boolean {
  const { environment } = useContext(ConnectContext) ?? {};
  return useSyncExternalStore(
    () => () => {},
    () => isEmbedded(environment ?? window),
    () => false,
  );
}
