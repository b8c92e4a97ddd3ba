import { attemptStorage } from './attemptStorage.ts';
import type { Outcome } from './outcome.ts';
import type { Run, RunSettings } from './run.ts';

/** Whom a run tells. */
export interface RunListener {
  onMove(run: Run): void;
  onHint(run: Run): void;
  onEnd(run: Run, outcome: Outcome): void;
  onLetGo(run: Run): void;
  /** Whether a view shows what becomes of its runs. */
  isShown(): boolean;
}

/** Makes a run that has not begun. */
export function createRun(settings: RunSettings, listener: RunListener): Run {
  const stop = new AbortController();
  let resolve: ((outcome: Outcome | Promise<Outcome>) => void) | undefined;
  const outcome = new Promise<Outcome>((settle) => {
    resolve = settle;
  });

  const run: Run = {
    settings,
    signal: stop.signal,
    outcome,
    state: 'idle',
    isBusy: false,
    popup: undefined,
    attemptId: undefined,
    identityId: undefined,
    isLeaving: false,
    move(next, busy = next !== 'dismissed') {
      if (stop.signal.aborted || (next === run.state && busy === run.isBusy)) return;
      run.state = next;
      run.isBusy = busy;
      listener.onMove(run);
    },
    hint: () => listener.onHint(run),
    end(result) {
      if (!stopOnce()) return;
      if (run.attemptId) attemptStorage(settings).drop(run.attemptId);
      listener.onEnd(run, result);
      resolve?.(result);
    },
    letGo() {
      if (!stopOnce()) return;
      listener.onLetGo(run);
      resolve?.({ status: 'cancelled' });
    },
    handOver(heir) {
      heir.popup = run.popup;
      heir.identityId = run.identityId;
      if (listener.isShown()) return;
      run.popup = undefined;
      stopOnce();
      listener.onLetGo(run);
      resolve?.(heir.outcome);
    },
  };

  function stopOnce(): boolean {
    if (stop.signal.aborted) return false;
    run.state = 'ended';
    run.isBusy = false;
    stop.abort();
    try {
      run.popup?.close();
    } catch {
      // what blocks windows may have answered with something else: the run ends all the same
    }
    return true;
  }
  return run;
}
