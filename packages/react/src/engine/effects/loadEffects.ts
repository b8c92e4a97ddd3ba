import type { RunEffect } from './effects.ts';

type Effects = readonly RunEffect[];

let effects: Effects | undefined;
let loading: Promise<Effects> | undefined;

/** Returns the effects if they are loaded. */
export const loadedEffects = (): Effects | undefined => effects;

/** Loads the effects, which a run needs once its popup is open. The next call repeats a load that failed. */
export function loadEffects(): Promise<Effects> {
  loading ??= import('./effects.ts').then(
    (module) => (effects = module.effects),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** Loads the effects before a run needs them: when a button mounts, and again before a click. */
export function preloadEffects(): void {
  loadEffects().catch(() => {}); // a run reports it
}
