import type { ErrorCode } from '@kit/protocol';
import { failWith } from '../client/result.ts';
import type { EventDetails } from './AttemptEvent.ts';
import { attemptStorage, type StoredAttempt } from './attemptStorage.ts';
import type { EventHandler, RunEffect } from './effects/effects.ts';
import { effectsFile } from './effects/effectsFile.ts';
import type { Environment, PopupWindow } from './browser/environment.ts';
import { isFinal, nextState, type RunEvent, type RunState } from './machine.ts';
import { closePopup, focusPopup } from './browser/popup.ts';
import type { NewAttempt, Prefetch } from './prefetch.ts';
import type { EngineOptions, Outcome } from './types.ts';

/** The options of an engine, with what depends on the page. */
export interface PageSettings extends EngineOptions {
  environment: Environment;
  /** Where the handler is mounted. */
  base: { origin: string; path: string };
  emit: (details: EventDetails) => void;
}

/** What every run of an engine works with. */
export interface RunSettings extends PageSettings {
  prefetch: Prefetch;
}

/** An attempt that the user has been shown. One from storage may belong to a user who has signed out since. */
type FollowedAttempt = (NewAttempt & { source: 'click' }) | (StoredAttempt & { source: 'storage' });

/** From a click to its outcome. `send` is the only way to change its state. */
export interface Run {
  readonly settings: RunSettings;
  /** Aborts when the run stops. */
  readonly signal: AbortSignal;
  readonly outcome: Promise<Outcome>;
  readonly state: RunState;
  send(event: RunEvent): void;
  popup: PopupWindow | undefined;
  attempt: FollowedAttempt | undefined;
  /** The latest identity that the hosted page announced. */
  identityId: string | undefined;
  /** Whether the user is known to have closed the popup during the sign-in. */
  isWindowClosed: boolean;
  /** Why the sign-in could not begin, as the relay page or the address says. */
  refusal: ErrorCode | undefined;
  /** Questions to the server that follow from a hint or from news, and have no answer yet. */
  readonly openQuestions: Set<'news' | 'confirmation'>;
  /** Where a redirect ends: a path of the app. */
  returnTo: string;
  /** Shows the sign-in again. */
  focus: () => void;
  /** Stops the browser from leaving the page for the sign-in. */
  stopLeaving: () => void;
}

/** A run whose attempt exists. */
export type FollowedRun = Run & { attempt: FollowedAttempt };

/** What the engine learns of its runs. */
export interface RunListener {
  onChange(run: Run): void;
  onEnd(run: Run, outcome: Outcome): void;
  onRelease(run: Run): void;
}

/** Creates a run in the state `idle`. */
export function createRun(settings: RunSettings, listener: RunListener): Run {
  const stop = new AbortController();
  const active = new Map<RunEffect, { controller: AbortController; onEvent: EventHandler | undefined }>();
  let state: RunState = 'idle';
  let resolve: ((outcome: Outcome | Promise<Outcome>) => void) | undefined;
  const outcome = new Promise<Outcome>((settle) => {
    resolve = settle;
  });

  const run: Run = {
    settings,
    signal: stop.signal,
    outcome,
    get state() {
      return state;
    },
    popup: undefined,
    attempt: undefined,
    identityId: undefined,
    isWindowClosed: false,
    refusal: undefined,
    openQuestions: new Set(),
    returnTo: '/',
    focus: () => focusPopup(run.popup),
    stopLeaving() {},
    send(event) {
      const next = nextState(state, event.type);
      if (!next) return;
      if (event.type === 'HINT') run.identityId = event.identityId;
      if (event.type === 'NEWS') run.refusal = event.code ?? run.refusal;
      // The window is there after all, or the user has finished.
      if (event.type === 'HINT' || event.type === 'NEWS') run.isWindowClosed = false;
      state = next;
      stopEffects();
      switch (event.type) {
        case 'END':
          closePopup(run.popup);
          if (run.attempt) attemptStorage(settings).drop(run.attempt.attemptId);
          listener.onEnd(run, event.outcome);
          return resolve?.(event.outcome);
        case 'RELEASE':
          closePopup(run.popup);
          listener.onRelease(run);
          return resolve?.({ status: 'cancelled' });
        case 'HAND_OVER':
          listener.onRelease(run);
          return resolve?.(event.outcome);
        default: {
          const effects = effectsFile.loaded?.effects;
          if (effects) startEffects(effects);
          if (state === next) listener.onChange(run); // an effect calls the app, which may have cancelled
          if (effects) passOn(event);
          else startEffectsLater(event);
        }
      }
    },
  };

  function stopEffects() {
    if (isFinal(state)) stop.abort();
    for (const [effect, { controller }] of Array.from(active)) {
      if (effect.states.includes(state)) continue;
      active.delete(effect);
      controller.abort();
    }
  }

  function startEffects(effects: readonly RunEffect[]) {
    for (const effect of effects) {
      if (active.has(effect) || !effect.states.includes(state)) continue;
      const entry: { controller: AbortController; onEvent: EventHandler | undefined } = {
        controller: new AbortController(),
        onEvent: undefined,
      };
      active.set(effect, entry);
      entry.onEvent = effect.start(run, entry.controller.signal) ?? undefined;
    }
  }

  function passOn(event: RunEvent) {
    for (const { controller, onEvent } of Array.from(active.values())) {
      if (!controller.signal.aborted) onEvent?.(event);
    }
  }

  function startEffectsLater(event: RunEvent) {
    effectsFile.load().then(
      ({ effects }) => {
        startEffects(effects);
        passOn(event);
      },
      () => {
        // Nothing can follow the attempt. One from storage stays there for the next page.
        if (run.attempt?.source === 'storage') return run.send({ type: 'RELEASE' });
        run.send({ type: 'END', outcome: { status: 'failed', ...failWith('network_error').error } });
      },
    );
  }

  return run;
}
