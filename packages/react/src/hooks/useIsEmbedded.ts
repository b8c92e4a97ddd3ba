'use client';
import { useSyncExternalStore } from 'react';
import { isEmbedded } from '../engine/isEmbedded.ts';

/** Whether the app is shown in a frame of another site, where signing in cannot work: offer a link to its own tab. */
export function useIsEmbedded(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => isEmbedded(window),
    () => false,
  );
}
