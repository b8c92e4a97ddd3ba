import type { Environment } from './environment.ts';
import type { Run } from './run.ts';

const runs = new Map<string, Run>();

/** Whoever follows this attempt on this page: the engine that began it may be of a provider that is gone. */
export function liveRun(page: Environment, attemptId: string): Run | undefined {
  const run = runs.get(attemptId);
  return run?.settings.environment === page ? run : undefined;
}

/** Lets a run be found for as long as it lasts. */
export function keepLive(run: Run, attemptId: string): void {
  runs.set(attemptId, run);
  run.signal.addEventListener('abort', () => {
    if (runs.get(attemptId) === run) runs.delete(attemptId);
  });
}
