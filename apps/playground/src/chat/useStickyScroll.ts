import { useCallback, useRef } from 'react';

/**
 * Returns a ref for a list that stays scrolled to its end while its first child grows, unless the user has scrolled up. The second
 * value is a function that lets it go to its end once more.
 */
export function useStickyScroll() {
  const isAtEnd = useRef(true);
  const attach = useCallback((list: HTMLElement | null) => {
    const content = list?.firstElementChild;
    if (!list || !content) return;
    const watch = () => {
      isAtEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < 48;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) list.scrollTop = list.scrollHeight;
    });
    observer.observe(content);
    observer.observe(list);
    list.addEventListener('scroll', watch, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener('scroll', watch);
    };
  }, []);
  const goToEnd = () => {
    isAtEnd.current = true;
  };
  return [attach, goToEnd] as const;
}
