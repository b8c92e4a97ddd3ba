import assert from 'node:assert/strict';

/** Asserts that `record` is there and has these fields; others are not looked at. */
export function assertFields<T extends object>(record: T | undefined, fields: Partial<T>): void {
  assert.ok(record, `Expected a record with ${JSON.stringify(fields)}, found none.`);
  const names = Object.keys(fields);
  const found = Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
  assert.deepEqual(found, fields);
}
