import assert from 'node:assert/strict';
import type { AttemptRecord, Completion, CompletionResult, Store } from '../stores/store.ts';
import { completionOf, newAttempt } from './records.ts';

/** One thing that every {@link Store} has to do. */
export interface StoreCheck {
  /** A sentence that is true of a store that passes. */
  name: string;
  /** Rejects with an error that says what was expected. `makeStore` is called once and gives an empty store. */
  run(makeStore: () => Store | Promise<Store>): Promise<void>;
}

/** Names a check. */
export function check(name: string, onStore: (store: Store) => Promise<void>): StoreCheck {
  return { name, run: async (makeStore) => onStore(await makeStore()) };
}

/** Asserts that `record` is there and has these fields; others are not looked at. */
export function assertFields<T extends object>(record: T | undefined, fields: Partial<T>): void {
  assert.ok(record, `Expected a record with ${JSON.stringify(fields)}, found none.`);
  const names = Object.keys(fields);
  const found = Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
  assert.deepEqual(found, fields);
}

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
