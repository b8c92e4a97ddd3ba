import { attemptName } from '@kit/protocol';
import { attemptStorage } from './attemptStorage.ts';
import { isTopLevel, prefersRedirect } from './browser/page.ts';
import { isClosed, openPopup, renderLoadingPage } from './browser/popup.ts';
import type { AttemptTarget, NewAttempt } from './prefetch.ts';
import type { Run } from './run.ts';
import type { ConnectMode } from './types.ts';

interface ShowOptions {
  mode: ConnectMode;
  returnTo: string;
  loading?: string | undefined;
}

/** Shows the user the sign-in: in a popup, in place of the page, or as a link if the browser opens no window. */
export async function showSignIn(run: Run, options: ShowOptions): Promise<void> {
  const { environment, prefetch, emit } = run.settings;
  const { mode, returnTo, loading } = options;
  if (prefersRedirect(environment, mode)) return showInPlace(run, returnTo);

  run.send({ type: 'OPEN' }); // first, because tasks of the app may run while the window opens
  const target: AttemptTarget = { mode: 'popup', returnTo };
  const ready = prefetch.take(target);
  // Before anything is awaited: later, browsers refuse the window.
  run.popup = openPopup(environment, ready?.startUrl ?? 'about:blank') ?? undefined;
  emit({
    type: run.popup ? 'popup.opened' : 'popup.blocked',
    ...(ready && { attempt: attemptName(ready.attemptId) }),
  });
  if (run.signal.aborted) return run.popup?.close(); // the app may have cancelled
  if (!run.popup && mode === 'auto' && isTopLevel(environment)) return showInPlace(run, returnTo);
  if (!run.popup) return showLink(run, target, ready);
  if (ready) return follow(run, ready, 'SHOWN');

  renderLoadingPage(run.popup, loading);
  const attempt = await requestAttempt(run, target);
  if (!attempt) return;
  if (isClosed(run.popup)) {
    prefetch.keep(attempt);
    emit({ type: 'popup.closed' });
    return run.send({ type: 'END', outcome: { status: 'cancelled' } });
  }
  follow(run, attempt, 'SHOWN');
  if (!run.signal.aborted) run.popup.location.replace(attempt.startUrl);
}

async function showInPlace(run: Run, returnTo: string): Promise<void> {
  const { prefetch, emit } = run.settings;
  run.send({ type: 'REDIRECT' });
  const target: AttemptTarget = { mode: 'redirect', returnTo };
  const attempt = prefetch.take(target) ?? (await requestAttempt(run, target));
  if (!attempt || run.signal.aborted) return;
  follow(run, attempt, 'LEAVE');
  emit({ type: 'redirect.started', attempt: attemptName(attempt.attemptId) });
  if (!run.signal.aborted) leavePage(run, attempt);
}

/** Loads the sign-in in place of the page. Until that is over, `run.stopLeaving` stops the browser. */
function leavePage(run: Run, { attemptId, startUrl }: NewAttempt): void {
  const { environment } = run.settings;
  run.stopLeaving = () => environment.stop();
  environment.addEventListener('pageshow', () => keepPage(run), { signal: run.signal });
  attemptStorage(run.settings).leave(attemptId);
  environment.location.assign(startUrl);
}

/** The page has stayed: stopping it would break off loads of the app. */
export function keepPage(run: Run): void {
  run.stopLeaving = () => {};
}

async function showLink(run: Run, target: AttemptTarget, ready: NewAttempt | undefined): Promise<void> {
  const attempt = ready ?? (await requestAttempt(run, target));
  if (!attempt) return;
  // In a frame, a window with the sign-in may have opened out of sight. A blank one would be useless.
  if (ready && !isTopLevel(run.settings.environment)) return follow(run, attempt, 'HIDDEN');
  run.attempt = { ...attempt, source: 'click' };
  run.send({ type: 'END', outcome: { status: 'blocked', startUrl: attempt.startUrl } });
}

async function requestAttempt(run: Run, target: AttemptTarget): Promise<NewAttempt | undefined> {
  const answer = await run.settings.prefetch.request(target, run.signal);
  if (run.signal.aborted) return;
  if (answer.ok) return answer.value;
  const { code, message } = answer.error;
  run.send({ type: 'END', outcome: { status: 'failed', code, message } });
}

/** Follows a new attempt from the moment the user can see it. */
export function follow(run: Run, attempt: NewAttempt, type: 'SHOWN' | 'HIDDEN' | 'LEAVE' | 'FOLLOW'): void {
  const { attemptId, deadline } = attempt;
  run.attempt = { ...attempt, source: 'click' };
  attemptStorage(run.settings).keep({ attemptId, deadline });
  run.send({ type });
}
