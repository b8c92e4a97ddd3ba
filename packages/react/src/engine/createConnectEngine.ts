import { attemptName } from '@kit/protocol';
import { failWith } from '../client/failWith.ts';
import { attemptStorage } from './attemptStorage.ts';
import { beginRun } from './beginRun.ts';
import { createRun, type RunListener } from './createRun.ts';
import { currentPath } from './currentPath.ts';
import type { ConnectEngine, EngineOptions, EngineSignal, OpenOptions } from './engine.ts';
import { emitEnd } from './emitEnd.ts';
import { followAttempt } from './followAttempt.ts';
import { liveRun } from './liveRuns.ts';
import { notify } from './notify.ts';
import { focusPopup, isClosed } from './openPopup.ts';
import { prefersRedirect } from './prefersRedirect.ts';
import type { Outcome } from './outcome.ts';
import type { Run, RunSettings } from './run.ts';
import { resolveSettings } from './resolveSettings.ts';
import { idleSnapshot, type EngineSnapshot } from './snapshot.ts';
import { takeConnectError } from './takeConnectError.ts';

/**
 * Makes the engine of one application, or of one connection that needs a new sign-in. It touches the browser only when used.
 * A run that was `dismissed` stays armed beside the next one: the first that connects ends the others.
 */
export function createConnectEngine(options: EngineOptions): ConnectEngine {
  const subscribers = new Set<() => void>();
  const listeners = new Set<(signal: EngineSignal) => void>();
  const live = new Set<Run>();
  let current: Run | undefined;
  let snapshot = idleSnapshot;
  let used: RunSettings | undefined;

  /** Nothing on a page that has no address: there a sign-in cannot come back. */
  const reach = () => (used ??= resolveSettings(options));

  const show = (next: EngineSnapshot) => {
    snapshot = next;
    notify(subscribers, undefined);
  };
  const tell = (signal: EngineSignal) => notify(listeners, signal);
  const cancelAll = () => {
    for (const run of Array.from(live)) run.end({ status: 'cancelled' }); // not those begun by who hears of it
  };

  const listener: RunListener = {
    onMove(run) {
      const { state, isBusy, attemptId } = run;
      for (const older of live) {
        if (older !== run && attemptId && older.attemptId === attemptId) older.end({ status: 'cancelled' });
      }
      if (run !== current) return;
      show({ state, isBusy, canRetry: state === 'dismissed' });
    },
    onHint: () => tell({ type: 'identity-created' }),
    onEnd(run, outcome) {
      live.delete(run);
      const isConnected = outcome.status === 'connected';
      if (isConnected) cancelAll();
      if (run === current || (isConnected && !current?.isBusy)) showEnd(outcome); // a listener may have opened another
      emitEnd(run, outcome);
      tell({ type: 'outcome', outcome });
    },
    onLetGo(run) {
      live.delete(run);
      if (run !== current) return;
      current = undefined;
      show(idleSnapshot);
    },
    isShown: () => subscribers.size > 0,
  };

  function showEnd(outcome: Outcome) {
    show({ state: 'ended', isBusy: false, canRetry: outcome.status !== 'connected', outcome });
  }

  function startRun(settings: RunSettings): Run {
    const run = createRun(settings, listener);
    live.add(run);
    current = run;
    return run;
  }

  async function fail(): Promise<Outcome> {
    showEnd(broken);
    tell({ type: 'outcome', outcome: broken });
    return broken;
  }

  const focus = () => focusPopup(current?.popup);

  return {
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    getSnapshot: () => snapshot,
    listen(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    open(openOptions) {
      if (current?.isBusy) {
        focus();
        return current.outcome;
      }
      const settings = reach();
      if (!settings) return fail();
      const run = startRun(settings);
      beginRun(run, wishesOf(settings, openOptions)).catch(() => run.end(broken));
      return run.outcome;
    },
    follow(startUrl) {
      const settings = reach();
      const attempt = settings?.prepared.takeLinked(startUrl);
      if (settings && attempt) followAttempt(startRun(settings), attempt, 'detached');
    },
    focus,
    cancel() {
      for (const run of live) stay(run);
      cancelAll();
    },
    prepare(openOptions) {
      const settings = reach();
      if (!settings || current?.isBusy) return;
      const { mode, returnTo } = wishesOf(settings, openOptions);
      settings.prepared.prepare({
        mode: prefersRedirect(settings.environment, mode) ? 'redirect' : 'popup',
        returnTo,
      });
    },
    resume() {
      const settings = live.size > 0 ? undefined : reach();
      if (!settings) return;
      const storage = attemptStorage(settings);
      const stored = storage.find();
      if (!stored) return;
      const refusal = storage.wasLeft(stored.attemptId) ? takeConnectError(settings.environment) : undefined;
      if (stored.deadline <= Date.now() && !refusal) return storage.drop(stored.attemptId);
      settings.emit({ type: 'attempt.resumed', attempt: attemptName(stored.attemptId) });
      const run = startRun(settings);
      liveRun(settings.environment, stored.attemptId)?.handOver(run);
      const place = run.popup && !isClosed(run.popup) ? 'pending' : 'detached';
      followAttempt(run, { ...stored, refusal, isResumed: true }, place);
    },
    dispose() {
      for (const run of live) {
        stay(run);
        run.letGo();
      }
    },
  };
}

/** The outcome where something broke that should not, or where there is no page to come back to. */
const broken: Outcome = { status: 'failed', ...failWith('unexpected_response').error };

function wishesOf({ environment }: RunSettings, { mode = 'auto', returnTo, loading }: OpenOptions = {}) {
  return { mode, returnTo: returnTo ?? currentPath(environment.location), loading };
}

/** Stops leaving the page for a run that is about to end. */
function stay(run: Run | undefined): void {
  if (run?.isLeaving && !run.signal.aborted) run.settings.environment.stop();
}
