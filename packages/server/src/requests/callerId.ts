import { sha256 } from '../request/crypto.ts';
import type { Owner } from '../stores/store.ts';

/** The id of a caller. Callers of different owners or threads never meet. */
export function callerId({ tenantId, userId }: Owner, thread: string, key: string): Promise<string> {
  return sha256(JSON.stringify([tenantId, userId, thread, key]));
}

// Stryker disable next-line EqualityOperator: no two names are equal, and any order will do that is always the same
const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

/** Hash of arguments, which may come back with their names in another order. Empty for none. */
export async function hashInput(input: unknown): Promise<string> {
  if (input === undefined) return '';
  const text = JSON.stringify(input, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(byName))
      : part,
  );
  return sha256(text);
}
