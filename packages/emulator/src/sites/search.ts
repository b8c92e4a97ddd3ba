/** Returns whether every word of the search is in one of the texts. Ignores case and accents. */
export function matches(search: string, texts: readonly string[]): boolean {
  const text = fold(texts.join('\n'));
  return fold(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
