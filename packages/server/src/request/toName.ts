import { docsUrl } from '@kit/protocol';

const maxNameLength = 512;

/** Whether a store can keep and distinguish this key or thread. */
export function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value !== '' &&
    value.length <= maxNameLength &&
    !/[\0\p{Surrogate}]/u.test(value)
  );
}

/** Returns a key or a thread. Throws a TypeError for one that is not valid. */
export function toName(option: 'key' | 'thread', value: unknown): string {
  if (isName(value)) return value;
  throw new TypeError(
    `${option} must be a string of 1 to ${maxNameLength} characters that is valid Unicode. Use the id of the call or the conversation. See ${docsUrl}agents`,
  );
}

/**
 * Whether this can be the id of a row. An id that your code passes on from outside can be any text, and PostgreSQL rejects some with an
 * error. No row has such an id, so it is not found.
 */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,128}$/.test(value);
}
