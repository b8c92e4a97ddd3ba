import type { ApiContext } from './ApiContext.ts';

/** The page of a list that `page` and `limit` ask for, where the settings honour them; else all of it. */
export function paged<Item>({ backend, query }: ApiContext, items: readonly Item[]): readonly Item[] {
  if (backend.settings.current().pagination === 'none') return items;
  const page = positive(query.get('page'), 1);
  const limit = positive(query.get('limit'), 50);
  return items.slice((page - 1) * limit, page * limit);
}

function positive(text: string | null, fallback: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : fallback;
}
