import { attemptStorage } from './attemptStorage.ts';
import { beginRun } from './beginRun.ts';
import { checkHostedOrigin } from './checkHostedOrigin.ts';
import { createRun, type RunListener } from './createRun.ts';
import { currentPath } from './currentPath.ts';
import type { ConnectEngine, EngineEvent, EngineOptions, OpenOptions } from './engine.ts';
import { followAttempt } from './followAttempt.ts';
import { keepPrepared, type PreparedAttempt } from './keepPrepared.ts';
import { notify } from './notify.ts';
import { prefersRedirect } from './prefersRedirect.ts';
import type { Run, RunSettings } from './run.ts';
import { resolveSettings } from './resolveSettings.ts';
import { idleSnapshot, type EngineSnapshot } from './snapshot.ts';
import { takeConnectError } from './takeConnectError.ts';

/**
 * Makes the engine of one application, or of one connection that needs a new sign-in. It touches the browser only when used.
 * A run that was `dismissed` stays armed beside the next one: the first that connects ends the others.
 * @throws TypeError if `hostedOrigin` is no origin
 */
export function createConnectEngine(options: EngineOptions): ConnectEngine {
  checkHostedOrigin(options.hostedOrigin);
  const subscribers = new Set<() => void>();
  const listeners = new Set<(event: EngineEvent) => void>();
  const live = new Set<Run>();
  let current: Run | undefined;
  let snapshot = idleSnapshot;
  let used: { settings: RunSettings; prepared: PreparedAttempt } | undefined;

  function reach() {
    if (!used) {
      const settings = resolveSettings(options);
      used = { settings, prepared: keepPrepared(settings) };
    }
    return used;
  }

  const show = (next: EngineSnapshot) => {
    snapshot = next;
    notify(subscribers, undefined);
  };
  const tell = (event: EngineEvent) => notify(listeners, event);
  const cancelAll = () => {
    for (const run of live) run.end({ status: 'cancelled' });
  };

  const listener: RunListener = {
    onMove(run) {
      const { state, isBusy, attemptId } = run;
      for (const older of live) {
        if (older !== run && attemptId && older.attemptId === attemptId) older.end({ status: 'cancelled' });
      }
      if (run !== current) return;
      const isNew = state !== snapshot.state;
      show({ state, isBusy, canRetry: state === 'dismissed' });
      if (isNew) tell({ type: 'state', state });
    },
    onHint: () => tell({ type: 'identity-created' }),
    onEnd(run, outcome) {
      live.delete(run);
      const isConnected = outcome.status === 'connected';
      if (isConnected) cancelAll();
      if (isConnected || run === current) {
        show({ state: 'ended', isBusy: false, canRetry: !isConnected, outcome });
        tell({ type: 'state', state: 'ended' });
      }
      tell({ type: 'outcome', outcome });
    },
  };

  function startRun(): Run {
    const run = createRun(reach().settings, listener);
    live.add(run);
    current = run;
    return run;
  }

  function wishesOf({ mode = 'auto', returnTo }: OpenOptions = {}) {
    const { environment } = reach().settings;
    return { mode, returnTo: returnTo ?? currentPath(environment.location) };
  }

  const focus = () => current?.popup?.focus();

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
      const run = startRun();
      void beginRun(run, reach().prepared, wishesOf(openOptions));
      return run.outcome;
    },
    follow() {
      const attempt = reach().prepared.take();
      if (attempt) followAttempt(startRun(), attempt, 'detached');
    },
    focus,
    cancel: () => current?.end({ status: 'cancelled' }),
    prepare(openOptions) {
      const { settings, prepared } = reach();
      const { mode, returnTo } = wishesOf(openOptions);
      if (current?.isBusy) return;
      prepared.prepare({
        mode: prefersRedirect(settings.environment, mode) ? 'redirect' : 'popup',
        returnTo,
      });
    },
    resume() {
      if (live.size > 0) return;
      const { settings } = reach();
      const storage = attemptStorage(settings);
      const stored = storage.find();
      if (!stored) return;
      const refusal = takeConnectError(settings.environment);
      if (stored.deadline <= Date.now()) return storage.drop(stored.attemptId);
      followAttempt(startRun(), { ...stored, refusal }, 'detached');
    },
    dispose: cancelAll,
  };
}
