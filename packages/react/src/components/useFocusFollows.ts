'use client';
import { useEffect, useRef, type RefObject } from 'react';
import { isFocusLost } from './focus.ts';

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
