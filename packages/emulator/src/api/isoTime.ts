/** Whether a `Date` can hold this time. https://tc39.es/ecma262/#sec-time-values-and-time-range */
export function isTime(ms: number): boolean {
  return Math.abs(ms) <= 8.64e15;
}

/** Milliseconds since 1970 as the ISO date-time that the API sends. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
