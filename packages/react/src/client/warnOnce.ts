/** Keys of the messages that this page has logged. */
export const warned = new Set<string>();

/** Logs a message for developers once per page. Messages with the same `key` count as one. */
export function warnOnce(message: string, key = message): void {
  if (warned.has(key)) return;
  warned.add(key);
  console.error(`[connect] ${message}`);
}
