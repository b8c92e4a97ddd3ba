'use client';
import { useEffect, useRef, type RefObject } from 'react';
import { focusAround, isFocusable, isFocusLost } from './focus.ts';

/** When what has the focus goes away, its row gets it, or the list where the row went too; the reader stays in place. */
export function useKeepFocus(root: RefObject<HTMLElement | null>): void {
  const last = useRef<{ element: Element; row: HTMLElement | null }>(undefined);

  useEffect(() => {
    const list = root.current;
    const remember = ({ target }: FocusEvent) => {
      last.current = isFocusable(target)
        ? { element: target, row: target.closest<HTMLElement>('[data-part="row"]') }
        : undefined;
    };
    // Also while an element is being removed, and while another window is in front: only one that stays has been left.
    const forget = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        const { element } = last.current ?? {};
        if (element === target && element?.isConnected && element !== focusAround(element))
          last.current = undefined;
      });
    list?.addEventListener('focusin', remember);
    list?.addEventListener('focusout', forget);
    return () => {
      list?.removeEventListener('focusin', remember);
      list?.removeEventListener('focusout', forget);
    };
  }, [root]);

  useEffect(() => {
    const lost = last.current;
    if (!lost || lost.element.isConnected) return;
    last.current = undefined;
    if (!isFocusLost(lost.element)) return;
    (lost.row?.isConnected ? lost.row : root.current)?.focus();
  });
}
