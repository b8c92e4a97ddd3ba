/** Lower case, the same in every locale, and without accents: `Café` is found by `cafe`. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether every word of the query is somewhere in the name. */
export function matchesName(name: string, query: string): boolean {
  const target = plain(name);
  return plain(query)
    .split(/\s+/)
    .every((word) => target.includes(word));
}
