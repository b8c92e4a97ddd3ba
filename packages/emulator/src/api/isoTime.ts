/** Milliseconds since 1970 as the ISO date-time that the API sends. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
