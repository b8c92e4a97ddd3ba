'use client';
import { useContext, useSyncExternalStore } from 'react';
import { isEmbedded } from '../engine/browser/page.ts';
import { ConnectContext } from '../provider/ConnectContext.ts';

/** Whether the app is shown in a frame of another site, where signing in cannot work: offer a link to its own tab. */
export function useIsEmbedded(): boolean {
  const { environment } = useContext(ConnectContext) ?? {};
  return useSyncExternalStore(
    () => () => {},
    () => isEmbedded(environment ?? window),
    () => false,
  );
}
