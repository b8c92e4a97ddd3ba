'use client';
import { useEffect, useRef } from 'react';

/** Gives the focus to the control that took another's place, if it was lost with that one and the user had used it. */
export function useFocusFollows(controlId: string, place: 'button' | 'link', wasUsed: boolean): void {
  const last = useRef(place);

  // No layout effect: React 18 warns of those on a server.
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    if (!wasUsed || document.activeElement !== document.body) return;
    document.getElementById(controlId)?.focus({ preventScroll: true }); // it stands where the user has just clicked
  }, [controlId, place, wasUsed]);
}
