import { attemptName, docsUrl } from '@kit/protocol';
import { failWith } from '../client/result.ts';
import { resolveBase } from '../client/resolveBase.ts';
import { warnOnce } from '../client/warnOnce.ts';
import { effectsFile } from './effects/effectsFile.ts';
import { emitEnd, type EventDetails } from './AttemptEvent.ts';
import { attemptStorage } from './attemptStorage.ts';
import { callListener, createListeners } from './listeners.ts';
import type { Environment } from './browser/environment.ts';
import { idleSnapshot, snapshotOf } from './machine.ts';
import { chooseAttemptMode, consumeRefusal, currentPath } from './browser/page.ts';
import { isClosed } from './browser/popup.ts';
import { createPrefetch } from './prefetch.ts';
import { createRun, type Run, type RunListener, type RunSettings } from './run.ts';
import { follow, showSignIn } from './showSignIn.ts';
import type {
  ConnectEngine,
  EngineOptions,
  EngineSignal,
  EngineSnapshot,
  OpenOptions,
  Outcome,
} from './types.ts';

/** Runs of all engines of the page, by attempt: the engine that started one may belong to a provider that is gone. */
const runsOfPage = new Map<string, { run: Run; isShown: () => boolean }>();

/** The outcome if the browser throws where it should not, or if the page has no address to come back to. */
const unexpected: Outcome = { status: 'failed', ...failWith('unexpected_response').error };

/**
 * Creates the engine of one application, or of one connection that needs a new sign-in. It touches the browser only when used.
 * A dismissed run goes on beside the next one: the first that connects ends the others.
 */
export function createConnectEngine(options: EngineOptions): ConnectEngine {
  const subscribers = createListeners<void>();
  const listeners = createListeners<EngineSignal>();
  const runs = new Set<Run>();
  let current: Run | undefined;
  let snapshot: EngineSnapshot = idleSnapshot;
  let settings: RunSettings | undefined;

  const emit = (details: EventDetails) => {
    const { application, onEvent } = options;
    if (details.type === 'identity.announced') listeners.call({ type: 'identity-created' });
    if (onEvent) callListener(onEvent, { at: new Date().toISOString(), application, ...details });
  };

  /** Undefined on a page without an address, to which no sign-in can come back. */
  function resolveSettings(): RunSettings | undefined {
    if (settings) return settings;
    const { client, environment = window } = options;
    const base = resolveBase(client.baseUrl, environment.location.origin);
    if (!base) {
      if (process.env.NODE_ENV !== 'production')
        warnOnce(
          `This page has no address to come back to, such as a sandboxed frame. See ${docsUrl}packages/react#where-the-handler-is-mounted`,
        );
      return;
    }
    const page = { ...options, environment, base, emit };
    settings = { ...page, prefetch: createPrefetch(page) };
    return settings;
  }

  function show(next: EngineSnapshot) {
    if (next === snapshot) return;
    snapshot = next;
    subscribers.call();
  }

  function reportOutcome(outcome: Outcome) {
    listeners.call({ type: 'outcome', outcome });
  }

  /** A copy, because a listener may start another run, which must go on. */
  function cancelRuns() {
    for (const run of Array.from(runs)) run.send({ type: 'END', outcome: { status: 'cancelled' } });
  }

  const listener: RunListener = {
    onChange(run) {
      if (run.attempt) registerRun(run, run.attempt.attemptId);
      if (run === current) show(snapshotOf(run.state, undefined, run.isWindowClosed));
    },
    onEnd(run, outcome) {
      runs.delete(run);
      const { attempt } = run;
      if (outcome.status === 'blocked' && attempt?.source === 'click')
        run.settings.prefetch.keepLinked(attempt);
      const isConnected = outcome.status === 'connected';
      if (isConnected) cancelRuns();
      if (run === current || (isConnected && !snapshot.isBusy))
        show(snapshotOf('ended', outcome, run.isWindowClosed));
      emitEnd(run, outcome);
      reportOutcome(outcome);
    },
    onRelease(run) {
      runs.delete(run);
      if (run !== current) return;
      current = undefined;
      show(idleSnapshot);
    },
  };

  /** A server may return the same attempt twice, and an engine may take one over: the newest run has it. */
  function registerRun(run: Run, attemptId: string) {
    for (const other of Array.from(runs)) {
      if (other !== run && other.attempt?.attemptId === attemptId)
        other.send({ type: 'END', outcome: { status: 'cancelled' } });
    }
    if (runsOfPage.get(attemptId)?.run === run) return;
    runsOfPage.set(attemptId, { run, isShown: subscribers.hasAny });
    run.signal.addEventListener('abort', () => {
      if (runsOfPage.get(attemptId)?.run === run) runsOfPage.delete(attemptId);
    });
  }

  function startRun(runSettings: RunSettings): Run {
    const run = createRun(runSettings, listener);
    runs.add(run);
    current = run;
    return run;
  }

  async function fail(): Promise<Outcome> {
    show(snapshotOf('ended', unexpected));
    reportOutcome(unexpected);
    return unexpected;
  }

  return {
    subscribe: subscribers.listen,
    getSnapshot: () => snapshot,
    listen: listeners.listen,
    open(openOptions) {
      if (current && isInProgress(current)) {
        current.focus();
        return current.outcome;
      }
      const resolved = resolveSettings();
      if (!resolved) return fail();
      const run = startRun(resolved);
      showSignIn(run, withDefaults(resolved.environment, openOptions)).catch(() =>
        run.send({ type: 'END', outcome: unexpected }),
      );
      return run.outcome;
    },
    follow(startUrl) {
      const resolved = resolveSettings();
      const attempt = resolved?.prefetch.takeLinked(startUrl);
      if (resolved && attempt) follow(startRun(resolved), attempt, 'FOLLOW');
    },
    focus: () => current?.focus(),
    cancel() {
      for (const run of runs) run.stopLeaving();
      cancelRuns();
    },
    prepare(openOptions) {
      effectsFile.preload();
      const resolved = resolveSettings();
      if (!resolved || resolved.native || (current && isInProgress(current))) return;
      const { mode, returnTo } = withDefaults(resolved.environment, openOptions);
      resolved.prefetch.prepare({ mode: chooseAttemptMode(resolved.environment, mode), returnTo });
    },
    resume() {
      effectsFile.preload();
      const resolved = runs.size > 0 ? undefined : resolveSettings();
      const storage = resolved && attemptStorage(resolved);
      const stored = storage?.find();
      if (!resolved || !stored) return;
      const { attemptId, deadline } = stored;
      const { environment } = resolved;
      const refusal = storage?.wasLeft(attemptId) ? consumeRefusal(environment) : undefined;
      if (deadline <= Date.now() && !refusal) return storage?.drop(attemptId);
      emit({ type: 'attempt.resumed', attempt: attemptName(attemptId) });
      const run = startRun(resolved);
      run.attempt = { ...stored, source: 'storage' };
      run.refusal = refusal;
      const identityId = takeOver(run, attemptId);
      run.send({ type: run.popup && !isClosed(run.popup) ? 'TAKE_OVER' : 'RESUME' });
      if (identityId) run.send({ type: 'HINT', identityId });
    },
    dispose() {
      for (const run of Array.from(runs)) {
        run.stopLeaving();
        run.send({ type: 'RELEASE' });
      }
    },
  };
}

/**
 * Whether a click shows the sign-in of this run again. A reload has lost the window of an attempt from storage, so a click then
 * starts the next run. The earlier one goes on beside it.
 */
function isInProgress({ state, attempt, popup }: Run): boolean {
  return snapshotOf(state).isBusy && !(attempt?.source === 'storage' && !popup);
}

/**
 * Continues with the popup of another engine of this page that follows the attempt. If a view still shows that engine, both go
 * on; otherwise the earlier run ends with the outcome of this one.
 */
function takeOver(run: Run, attemptId: string): string | undefined {
  const earlier = runsOfPage.get(attemptId);
  if (earlier?.run.settings.environment !== run.settings.environment) return;
  const { attempt, identityId, popup } = earlier.run;
  run.popup = popup;
  if (run.attempt) run.attempt.secret = attempt?.secret;
  if (!earlier.isShown()) earlier.run.send({ type: 'HAND_OVER', outcome: run.outcome });
  return identityId;
}

function withDefaults({ location }: Environment, { mode = 'auto', returnTo, loading }: OpenOptions = {}) {
  return { mode, returnTo: returnTo ?? currentPath(location), loading };
}
