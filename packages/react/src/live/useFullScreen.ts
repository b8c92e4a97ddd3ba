'use client';
import { useEffect, useState, type RefObject } from 'react';

/** Shows an element in full screen. Leaving it, such as with Escape, returns the focus to `button`. */
export function useFullScreen(
  box: RefObject<HTMLElement | null>,
  button: RefObject<HTMLElement | null>,
): { isFull: boolean; isUnsupported: boolean; toggle: () => Promise<void> } {
  const [isFull, setIsFull] = useState(false);
  const [isUnsupported, setIsUnsupported] = useState(false);

  useEffect(() => {
    const follow = () => {
      const next = box.current?.matches(':fullscreen') === true;
      setIsFull((last) => {
        if (last && !next) button.current?.focus({ preventScroll: true });
        return next;
      });
    };
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, [box, button]);

  return {
    isFull,
    isUnsupported,
    async toggle() {
      if (isFull) return document.exitFullscreen();
      setIsUnsupported(false);
      try {
        // iPhones have no such method, and a page inside a frame needs a permission.
        await box.current?.requestFullscreen();
      } catch {
        setIsUnsupported(true);
      }
    },
  };
}
