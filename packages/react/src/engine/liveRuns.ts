import type { Environment } from './environment.ts';
import type { Run } from './run.ts';

/** By page, and by the id of their attempt. */
const pages = new WeakMap<Environment, Map<string, Run>>();

/** Whoever follows this attempt on this page: the engine that began it may be of a provider that is gone. */
export const liveRun = (page: Environment, attemptId: string): Run | undefined =>
  pages.get(page)?.get(attemptId);

/** Lets a run be found for as long as it lasts. */
export function keepLive(run: Run, attemptId: string): void {
  const { environment } = run.settings;
  const runs = pages.get(environment) ?? new Map<string, Run>();
  pages.set(environment, runs.set(attemptId, run));
  run.signal.addEventListener('abort', () => {
    if (runs.get(attemptId) === run) runs.delete(attemptId);
  });
}
