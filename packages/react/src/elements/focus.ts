'use client';
import { useEffect, useRef, type RefObject } from 'react';

/** Returns the focused element in the document or shadow root of `element`. A document reports only the shadow host. */
export function focusAround(element: Element): Element | null {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot ? root : element.ownerDocument).activeElement;
}

/** Returns whether a target can be focused. Works across frames, where `instanceof HTMLElement` fails. */
export const isFocusable = (target: EventTarget | null): target is HTMLElement =>
  target !== null && 'focus' in target;

/** Returns whether no element has the focus, as after the focused element was removed. */
export const isFocusLost = ({ ownerDocument: { activeElement, body } }: Element): boolean =>
  activeElement === body || activeElement === null;

/** Moves the focus to the row when a focused element in it is removed, or to the container if the row is removed too. */
export function useFocusFallback(container: RefObject<HTMLElement | null>): void {
  const last = useRef<{ element: Element; row: HTMLElement | null }>(undefined);

  useEffect(() => {
    const element = container.current;
    const remember = ({ target }: FocusEvent) => {
      last.current = isFocusable(target)
        ? { element: target, row: target.closest<HTMLElement>('[data-part="row"]') }
        : undefined;
    };
    // `focusout` also fires while an element is removed, and while another window is in front. Neither means the user left.
    const forget = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        const focused = last.current?.element;
        if (focused === target && focused?.isConnected && focused !== focusAround(focused))
          last.current = undefined;
      });
    element?.addEventListener('focusin', remember);
    element?.addEventListener('focusout', forget);
    return () => {
      element?.removeEventListener('focusin', remember);
      element?.removeEventListener('focusout', forget);
    };
  }, [container]);

  useEffect(() => {
    const lost = last.current;
    if (!lost || lost.element.isConnected) return;
    last.current = undefined;
    if (!isFocusLost(lost.element)) return;
    (lost.row?.isConnected ? lost.row : container.current)?.focus();
  });
}
