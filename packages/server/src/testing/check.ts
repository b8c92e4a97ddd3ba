import assert from 'node:assert/strict';
import type { Completion, CompletionResult } from '../stores/Completion.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import type { Store } from '../stores/store.ts';
import { completionOf, newAttempt } from './records.ts';

/** One guarantee of every {@link Store}. */
export interface StoreCheck {
  /** A sentence that is true for a store that passes. */
  name: string;
  /** Rejects with an error that says what was expected. `makeStore` is called once and must return an empty store. */
  run(makeStore: () => Store | Promise<Store>): Promise<void>;
}

/** Creates a check. */
export function check(name: string, onStore: (store: Store) => Promise<void>): StoreCheck {
  return { name, run: async (makeStore) => onStore(await makeStore()) };
}

/** Asserts that `record` exists and has these fields. Other fields are ignored. */
export function assertFields<T extends object>(record: T | undefined, fields: Partial<T>): void {
  assert.ok(record, `Expected a record with ${JSON.stringify(fields)}, found none.`);
  const names = Object.keys(fields);
  const found = Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
  assert.deepEqual(found, fields);
}

const rounds = 12;

/** Starts one of the racing calls, immediately or some milliseconds later. Each is first in some round. */
type Start = <T>(work: () => Promise<T>) => Promise<T>;

/** Creates a check of racing calls. It runs in several rounds, each with a different order. */
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
