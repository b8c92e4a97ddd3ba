/**
 * What events on both sides call an attempt: the first 12 characters of its id, enough to tell attempts apart and too
 * few to open anything, so that no log holds a whole id.
 */
export function attemptName(attemptId: string): string {
  return attemptId.slice(0, 12);
}
