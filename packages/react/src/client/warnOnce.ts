const told = new Set<string>();

/** Tells the developer about a mistake, once a page; texts about the same matter count as one. */
export function warnOnce(text: string, matter = text): void {
  if (told.has(matter)) return;
  told.add(matter);
  console.error(`[connect] ${text}`);
}
