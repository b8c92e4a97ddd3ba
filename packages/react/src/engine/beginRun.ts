import { attemptName } from '@kit/protocol';
import { isPassing } from '../client/isPassing.ts';
import { after } from './after.ts';
import { attemptStorage } from './attemptStorage.ts';
import type { ConnectMode } from './engine.ts';
import { followAttempt } from './followAttempt.ts';
import { isTopLevel } from './isTopLevel.ts';
import type { AttemptWishes } from './keepPrepared.ts';
import { isClosed, openPopup } from './openPopup.ts';
import { paintLoading } from './paintLoading.ts';
import { pauseAfter } from './pauseAfter.ts';
import { prefersRedirect } from './prefersRedirect.ts';
import type { OpenableAttempt } from './requestAttempt.ts';
import type { Run } from './run.ts';

/**
 * From the click until the user sees the sign-in: to `pending` in a window, or to `redirecting`, or out as `blocked`,
 * `cancelled` or `failed`. The window opens before anything is awaited: later, browsers refuse it.
 */
export async function beginRun(
  run: Run,
  { mode, returnTo, loading }: { mode: ConnectMode; returnTo: string; loading?: string | undefined },
): Promise<void> {
  const { environment, client, prepared, emit } = run.settings;
  if (prefersRedirect(environment, mode)) return redirect();

  run.move('opening'); // already busy: below, tasks of the app may run
  const wishes: AttemptWishes = { mode: 'popup', returnTo };
  const ready = prepared.take(wishes);
  run.popup = openPopup(environment, ready?.startUrl ?? 'about:blank') ?? undefined;
  emit({
    type: run.popup ? 'popup.opened' : 'popup.blocked',
    ...(ready && { attempt: attemptName(ready.attemptId) }),
  });
  if (run.signal.aborted) return run.popup?.close(); // meanwhile, Firefox runs other tasks, and the app was told
  if (!run.popup) return mode === 'auto' && isTopLevel(environment) ? redirect() : block();
  if (ready) return followAttempt(run, ready, 'pending');

  paintLoading(run.popup, loading);
  watchOpening();
  environment.addEventListener('pagehide', closeUnused, { signal: run.signal });
  const attempt = await request(wishes);
  if (!attempt) return;
  if (isClosed(run.popup)) {
    prepared.hold(wishes, attempt);
    return leave();
  }
  followAttempt(run, attempt, 'pending');
  if (!run.signal.aborted) run.popup.location.replace(attempt.startUrl); // who hears of it may cancel

  async function redirect() {
    run.move('redirecting');
    const redirectWishes: AttemptWishes = { mode: 'redirect', returnTo };
    const target = prepared.take(redirectWishes) ?? (await request(redirectWishes));
    if (!target || run.signal.aborted) return; // who hears of it may cancel
    followAttempt(run, target, 'redirecting');
    emit({ type: 'page.left', attempt: attemptName(target.attemptId) });
    if (run.signal.aborted) return;
    run.isLeaving = true;
    environment.addEventListener('pageshow', () => void (run.isLeaving = false), { signal: run.signal });
    attemptStorage(run.settings).leave(target.attemptId);
    environment.location.assign(target.startUrl);
  }

  async function block() {
    const target = ready ?? (await request(wishes));
    if (!target) return;
    const end = () => {
      run.attemptId = target.attemptId;
      prepared.offer(wishes, target); // for the link, or the next click
      run.end({ status: 'blocked', startUrl: target.startUrl });
    };
    if (!ready || isTopLevel(environment)) return end();
    // The page around the frame may hide a window that did open: the server knows whether its address was called.
    followAttempt(run, target, 'detached');
    const look = async () => {
      const answer = await client.readAttempt(target.attemptId, run.signal);
      if (answer.ok && answer.value.status === 'created') end();
      else if (isPassing(answer)) after(pauseAfter(answer, 2.5), run.signal, look);
    };
    after(2500, run.signal, look);
  }

  async function request(wanted: AttemptWishes): Promise<OpenableAttempt | undefined> {
    const answer = await prepared.request(wanted, run.signal);
    if (run.signal.aborted) return;
    if (answer.ok) return answer.value;
    run.end({ status: 'failed', code: answer.error.code, message: answer.error.message });
  }

  /** Our own blank page cannot be cut off: here, closed means closed. */
  function watchOpening() {
    if (run.state !== 'opening') return;
    if (run.popup && isClosed(run.popup)) return leave();
    after(500, run.signal, watchOpening);
  }

  /** Without this page, the window would stay blank. */
  function closeUnused() {
    if (run.state === 'opening') run.popup?.close();
  }

  function leave() {
    emit({ type: 'popup.closed' });
    run.end({ status: 'cancelled' });
  }
}
