import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Place } from './openPlace.fixture.ts';
import type { Completion, CompletionResult } from './Completion.ts';

const { resolve } = createRequire(import.meta.url);

export interface WorkerOptions {
  place: Place;
  /** Kills itself after so many statements of a transaction. */
  dieAfter?: number;
}

/** Starts a process that shares the database at a place. */
export async function startWorker(options: WorkerOptions) {
  const path = fileURLToPath(new URL('storeWorker.fixture.ts', import.meta.url));
  const worker = fork(path, [JSON.stringify(options)], {
    execArgv: ['--import', pathToFileURL(resolve('tsx')).href],
  });
  const ended = once(worker, 'exit');
  await Promise.race([once(worker, 'message'), ended]);

  return {
    /** Runs all completions concurrently. Returns undefined if the process ends before. */
    async complete(completions: Completion[]): Promise<CompletionResult['result'][] | undefined> {
      const answered = once(worker, 'message');
      worker.send(completions);
      const [answer] = await Promise.race([answered, ended]);
      return Array.isArray(answer) ? answer : undefined;
    },
    /** Ends the process as `kill -9` does. */
    async kill(): Promise<void> {
      worker.kill('SIGKILL');
      await ended;
    },
  };
}
