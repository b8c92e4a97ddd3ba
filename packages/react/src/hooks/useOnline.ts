'use client';
import { onlineManager } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';

/** Whether the browser has a network. Being online does not say that the server can be reached. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    useCallback((listener) => onlineManager.subscribe(listener), []),
    () => onlineManager.isOnline(),
    () => true,
  );
}
