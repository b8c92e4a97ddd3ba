import type { Owner } from './stores/store.ts';

/** An index of PostgreSQL has room for two ids of this length. */
const maxLength = 255;

/**
 * Makes an owner of ids that come from the product. Throws a TypeError for ids that a store cannot tell apart: SQLite drivers
 * cut text at a NUL character, PostgreSQL refuses it, and half a surrogate pair is stored as the same character as any other half.
 * `source` names the function that received them.
 */
export function toOwner(source: string, ids: { userId: unknown; tenantId?: unknown }): Owner {
  return {
    userId: checkId(source, source === 'getUser' ? 'id' : 'userId', ids.userId),
    tenantId: (ids.tenantId ?? '') === '' ? '' : checkId(source, 'tenantId', ids.tenantId),
  };
}

function checkId(source: string, name: string, value: unknown): string {
  const wrong = (what: string) =>
    new TypeError(
      `${source}: ${name} ${what}. Use a string of 1 to ${maxLength} characters that is valid Unicode.`,
    );
  if (typeof value !== 'string')
    throw wrong(value === null || value === undefined ? `is ${value}` : `is a ${typeof value}`);
  if (value === '') throw wrong('is empty');
  if (value.length > maxLength) throw wrong(`has ${value.length} characters`);
  if (/[\0\p{Surrogate}]/u.test(value)) throw wrong('contains a NUL character or half a surrogate pair');
  return value;
}
