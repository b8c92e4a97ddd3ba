import { attemptName, docsUrl, isLoopback, pathTo } from '@kit/protocol';
import { watchWake } from './watchWake.ts';
import { isClosed } from '../browser/popup.ts';
import type { FollowedRun, Run } from '../run.ts';
import { setAbortableInterval } from './timers.ts';

const intervalMs = 500;

/** Our own blank page cannot be cut off: here, closed means closed. */
export function watchBlankPopup(run: Run, signal: AbortSignal): void {
  const { environment, emit } = run.settings;
  setAbortableInterval(intervalMs, signal, () => {
    if (!run.popup || !isClosed(run.popup)) return;
    emit({ type: 'popup.closed' });
    run.isWindowClosed = true;
    run.send({ type: 'END', outcome: { status: 'cancelled' } });
  });
  // Without this page, the popup would stay blank.
  environment.addEventListener('pagehide', () => run.popup?.close(), { signal });
}

/** Watches whether the popup closes, and whether it is back on the handler's pages, whose script a policy may have blocked. */
export function watchPopup(run: FollowedRun, signal: AbortSignal): void {
  const { popup, settings, attempt } = run;
  const { environment, base, emit } = settings;
  if (!popup) return;
  const shownAt = Date.now();
  let hasReturned = false;
  let wasSeen = false;
  setAbortableInterval(intervalMs, signal, look);
  watchWake(environment, signal, look);

  function look() {
    if (!popup || signal.aborted) return;
    if (isClosed(popup)) {
      emit({ type: 'popup.closed', attempt: attemptName(attempt.attemptId) });
      if (run.state === 'waiting' && Date.now() - shownAt <= 2000) warnOfSevering();
      // A COOP header cuts a window off when its page loads, while the user is in it. Closing a window brings the user back here.
      run.isWindowClosed = run.state === 'waiting' && wasSeen && environment.document.hasFocus();
      run.send({ type: 'CLOSED' });
      return;
    }
    if (!hasReturned && isOnOwnPage()) {
      hasReturned = true;
      run.send({ type: 'NEWS' });
    }
  }

  /** The path is compared and never kept, because it holds the secret of the callback. */
  function isOnOwnPage(): boolean {
    try {
      const { origin, pathname } = popup?.location ?? {};
      if (origin !== base.origin || !pathname) return false;
      const path = pathname.slice(base.path.length);
      if (path.startsWith(pathTo('receiveCallback'))) return true;
      // The popup of a frame passes through its start page.
      return !attempt.secret && path.startsWith(pathTo('startAttempt', attempt.attemptId));
    } catch {
      wasSeen = true;
      return false; // another origin: the user is still signing in
    }
  }

  /** No user closes a popup that fast. After news it closes itself. The header has no effect in a frame of another site. */
  function warnOfSevering() {
    if (process.env.NODE_ENV === 'production' || attempt.secret) return;
    if (!isLoopback(environment.location.hostname)) return;
    console.warn(
      '[connect] The popup reads as closed within 2 seconds. If it is still open, a Cross-Origin-Opener-Policy header of your app cut it off. ' +
        `Send "same-origin-allow-popups" instead. See ${docsUrl}how-it-works#states-of-the-engine`,
    );
  }
}
