import type { AttemptRecord, Completion, CompletionResult, Store } from '../stores/store.ts';
import { check, type StoreCheck } from './check.ts';
import { completionOf, newAttempt } from './records.ts';

const rounds = 12;

/** Starts one of the works that race: at once, or some milliseconds later, so that each comes first in some round. */
type Start = <T>(work: () => Promise<T>) => Promise<T>;

/** Names a check of works that race for something; it runs in several rounds, each with an order of its own. */
export function race(name: string, onStore: (store: Store, start: Start) => Promise<void>): StoreCheck {
  return check(name, async (store) => {
    for (let round = 0; round < rounds; round++) {
      let place = round;
      const start: Start = async (work) => {
        const delay = round % 2 === 0 ? 0 : place++ % 3;
        if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
        return work();
      };
      await onStore(store, start);
    }
  });
}

/** Creates an attempt and returns a function that completes it. */
export async function prepare(
  store: Store,
  attempt: Partial<AttemptRecord>,
  completion: Partial<Completion> = {},
): Promise<() => Promise<CompletionResult>> {
  const { id } = newAttempt();
  await store.createAttempt(newAttempt({ ...attempt, id }));
  return () => store.completeAttempt(completionOf(id, completion));
}
