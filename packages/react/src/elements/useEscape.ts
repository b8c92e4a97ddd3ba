'use client';
import { useEffect, type RefObject } from 'react';
import { focusAround, isFocusLost } from './focus.ts';

/**
 * Handles Escape while the focus is inside an element and hides the key from the app. Listens on the window, because dialogs of
 * the app may close at the document first. `isModal` also handles the key while nothing has the focus.
 */
export function useEscape(
  container: RefObject<HTMLElement | null>,
  onEscape: () => void,
  isModal = false,
): void {
  useEffect(() => {
    const element = container.current;
    const view = element?.ownerDocument.defaultView;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !element) return;
      if (!element.contains(focusAround(element)) && !(isModal && isFocusLost(element))) return;
      event.stopImmediatePropagation();
      if (event.isComposing) return; // ends the composition of a character
      event.preventDefault();
      onEscape();
    };
    view?.addEventListener('keydown', listen, true);
    return () => view?.removeEventListener('keydown', listen, true);
  });
}
