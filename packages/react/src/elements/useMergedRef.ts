'use client';
import { useCallback, useRef, type ForwardedRef, type RefObject } from 'react';

function hand<T>(ref: ForwardedRef<T>, element: T | null): void {
  if (typeof ref === 'function') return ref(element); // since React 19 it may answer how to let go
  if (ref) ref.current = element;
}

/**
 * A ref of our own to an element that the caller may have one to as well: where to read it, and what attaches both, once and
 * not at every render.
 */
export function useOwnRef<T>(theirs: ForwardedRef<T>): [RefObject<T | null>, (element: T | null) => void] {
  const own = useRef<T | null>(null);
  const attach = useCallback(
    (element: T | null) => {
      own.current = element;
      return hand(theirs, element);
    },
    [theirs],
  );
  return [own, attach];
}
