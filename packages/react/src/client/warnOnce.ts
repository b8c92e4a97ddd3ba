const told = new Set<string>();

/** Tells the developer about a mistake, once a page. */
export function warnOnce(text: string): void {
  if (told.has(text)) return;
  told.add(text);
  console.error(`[connect] ${text}`);
}
