'use client';
import { useEffect, type RefObject } from 'react';
import { focusAround, isFocusLost } from './focus.ts';

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
