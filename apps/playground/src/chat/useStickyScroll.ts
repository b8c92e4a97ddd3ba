import { useCallback } from 'react';

/** Returns a ref for a list that stays scrolled to its end while its first child grows, unless the user has scrolled up. */
export function useStickyScroll() {
  return useCallback((list: HTMLElement | null) => {
    const content = list?.firstElementChild;
    if (!list || !content) return;
    let isAtEnd = true;
    const watch = () => {
      isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 48;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd) list.scrollTop = list.scrollHeight;
    });
    observer.observe(content);
    observer.observe(list);
    list.addEventListener('scroll', watch, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener('scroll', watch);
    };
  }, []);
}
