import type { AttemptFields, AttemptRecord } from '../stores/AttemptRecord.ts';
import type { Store } from '../stores/store.ts';

/** Ends the loop if a store never applies a change. */
const maxTries = 100;

/**
 * Applies a change that depends on the current values of `fields`, and repeats it with newer values if a concurrent request
 * changes them. Returns the changed attempt, or undefined if it was deleted.
 */
export async function changeAttempt(
  store: Store,
  attempt: AttemptRecord,
  fields: (keyof AttemptFields)[],
  change: (current: AttemptRecord) => AttemptFields,
): Promise<AttemptRecord | undefined> {
  let current: AttemptRecord | undefined = attempt;
  for (let tries = 0; tries < maxTries; tries++) {
    const changed = change(current);
    const where = pick(current, fields);
    if (await store.updateAttempt(attempt.id, changed, where)) return { ...current, ...changed };
    current = await store.findAttempt({ id: attempt.id });
    if (!current) return undefined;
  }
  throw new Error(
    `store.updateAttempt() returned false ${maxTries} times in a row. It must change the attempt if the fields in \`where\` have their values.`,
  );
}

function pick(attempt: AttemptRecord, fields: (keyof AttemptFields)[]): AttemptFields {
  return Object.fromEntries(fields.map((field) => [field, attempt[field]]));
}
