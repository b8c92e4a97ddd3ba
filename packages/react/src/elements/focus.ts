'use client';
import { useEffect, type RefObject, useRef } from 'react';

/** What has the focus in the document or shadow root of an element. A document names no element inside a shadow root. */
export function focusAround(element: Element): Element | null {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot ? root : element.ownerDocument).activeElement;
}

/** Whether something can be given the focus, also if it is in the document of a frame, which has classes of its own. */
export const isFocusable = (target: EventTarget | null): target is HTMLElement =>
  target !== null && 'focus' in target;

/** Whether nothing has the focus, as after the element that had it was removed. */
export const isFocusLost = ({ ownerDocument: { activeElement, body } }: Element): boolean =>
  activeElement === body || activeElement === null;

/**
 * Handles Escape while the focus is in an element, and hides the key from the app. It listens at the window because dialogs of
 * the app may close at the document, before an element receives the key. `isModal` includes the time without any focus.
 */
export function useEscape(
  inside: RefObject<HTMLElement | null>,
  onEscape: () => void,
  isModal = false,
): void {
  useEffect(() => {
    const element = inside.current;
    const view = element?.ownerDocument.defaultView;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || !element) return;
      if (!element.contains(focusAround(element)) && !(isModal && isFocusLost(element))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      onEscape();
    };
    view?.addEventListener('keydown', listen, true);
    return () => view?.removeEventListener('keydown', listen, true);
  });
}

/** Gives the focus to the control that took another's place, if it was lost with that one and the user had used it. */
export function useFocusFollows(
  control: RefObject<HTMLElement | null>,
  place: 'button' | 'link',
  wasUsed: boolean,
): void {
  const last = useRef(place);

  // No layout effect: React 18 warns of those on a server.
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    if (!wasUsed || !control.current || !isFocusLost(control.current)) return;
    control.current.focus({ preventScroll: true }); // it is where the user has just clicked
  }, [control, place, wasUsed]);
}

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
