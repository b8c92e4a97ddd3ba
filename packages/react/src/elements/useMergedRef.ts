'use client';
import { useCallback, useRef, type ForwardedRef, type RefObject } from 'react';

function assignRef<T>(ref: ForwardedRef<T>, element: T | null): void {
  if (typeof ref === 'function') return ref(element); // since React 19 it may return a cleanup function
  if (ref) ref.current = element;
}

/** Returns a local ref and a stable callback ref that sets both the local ref and the forwarded one. */
export function useMergedRef<T>(
  forwarded: ForwardedRef<T>,
): [RefObject<T | null>, (element: T | null) => void] {
  const local = useRef<T | null>(null);
  const attach = useCallback(
    (element: T | null) => {
      local.current = element;
      return assignRef(forwarded, element);
    },
    [forwarded],
  );
  return [local, attach];
}
