import { pathTo } from '@kit/protocol';
import type { PopupWindow } from './environment.ts';
import { isClosed } from './openPopup.ts';
import type { Run } from './run.ts';

/**
 * Looks at the window every 500 ms: whether it reads as closed, and whether it is back on our own pages, whose script a
 * policy may have blocked. Keeps no path, because it holds the secret of the callback. Answers a look to be taken at once.
 */
export function watchPopup(
  { popup, attemptId, settings: { base }, signal }: Run,
  { onClosed, onReturn }: { onClosed: () => void; onReturn: () => void },
): () => void {
  if (!popup) return () => {};
  let isGone = false;
  let hasReturned = false;
  const look = () => {
    if (isGone || signal.aborted) return;
    if (isClosed(popup)) {
      isGone = true;
      clearInterval(timer);
      onClosed();
    } else if (!hasReturned && isBack(popup)) {
      hasReturned = true;
      onReturn();
    }
  };

  function isBack({ location }: PopupWindow): boolean {
    try {
      const { origin, pathname } = location;
      if (origin !== base.origin) return false;
      const path = pathname.slice(base.path.length);
      return [pathTo('startAttempt', attemptId), pathTo('receiveCallback')].some((ours) =>
        path.startsWith(ours),
      );
    } catch {
      return false; // another origin: the user is still signing in
    }
  }

  const timer = setInterval(look, 500);
  signal.addEventListener('abort', () => clearInterval(timer));
  return look;
}
