import { attemptName } from '@kit/protocol';
import { attemptStorage } from './attemptStorage.ts';
import { isTopLevel } from './browser/frames.ts';
import { chooseAttemptMode } from './browser/page.ts';
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
  const { environment, native, prefetch, emit } = run.settings;
  const { mode, returnTo, loading } = options;
  const target: AttemptTarget = { mode: chooseAttemptMode(environment, mode), returnTo };
  if (native || target.mode === 'redirect') return leave(run, returnTo);

  run.send({ type: 'OPEN' }); // first, because tasks of the app may run while the window opens
  const ready = prefetch.take(target);
  // Before anything is awaited: later, browsers refuse the window.
  run.popup = openPopup(environment, ready?.startUrl ?? 'about:blank') ?? undefined;
  emit({
    type: run.popup ? 'popup.opened' : 'popup.blocked',
    ...(ready && { attempt: attemptName(ready.attemptId) }),
  });
  if (run.signal.aborted) return run.popup?.close(); // the app may have cancelled
  if (!run.popup && mode === 'auto' && isTopLevel(environment.self)) return leave(run, returnTo);
  if (!run.popup) return showLink(run, target, ready);
  renderLoadingPage(run.popup, loading); // also while the start link of a ready attempt loads
  if (ready) return follow(run, ready, 'SHOWN');

  const attempt = await requestAttempt(run, target);
  if (!attempt) return;
  if (isClosed(run.popup)) {
    prefetch.keep(attempt);
    emit({ type: 'popup.closed' });
    run.isWindowClosed = true;
    return run.send({ type: 'END', outcome: { status: 'cancelled' } });
  }
  follow(run, attempt, 'SHOWN');
  if (!run.signal.aborted) run.popup.location.replace(attempt.startUrl);
}

/** Leaves the page. What follows loads later, as everything that follows a run does. */
function leave(run: Run, returnTo: string): void {
  run.returnTo = returnTo;
  run.send({ type: 'REDIRECT' });
}

async function showLink(run: Run, target: AttemptTarget, ready: NewAttempt | undefined): Promise<void> {
  const attempt = ready ?? (await requestAttempt(run, target));
  if (!attempt) return;
  // In a frame, a window with the sign-in may have opened out of sight. A blank one would be useless.
  if (ready && target.mode === 'frame') return follow(run, attempt, 'HIDDEN');
  run.attempt = { ...attempt, source: 'click' };
  run.send({ type: 'END', outcome: { status: 'blocked', startUrl: attempt.startUrl } });
}

/** Creates the attempt. If that fails, the run ends. */
export async function requestAttempt(run: Run, target: AttemptTarget): Promise<NewAttempt | undefined> {
  const answer = await run.settings.prefetch.request(target, run.signal);
  if (run.signal.aborted) return;
  if (answer.ok) return answer.value;
  const { code, message } = answer.error;
  run.send({ type: 'END', outcome: { status: 'failed', code, message } });
}

/** Follows a new attempt from the moment the user can see it. */
export function follow(
  run: Run,
  attempt: NewAttempt,
  type: 'SHOWN' | 'EXTERNAL' | 'HIDDEN' | 'LEAVE' | 'FOLLOW',
): void {
  const { attemptId, deadline, secret } = attempt;
  run.attempt = { ...attempt, source: 'click' };
  attemptStorage(run.settings).keep({ attemptId, deadline, secret: run.settings.native && secret });
  run.send({ type });
}
