'use client';
import { useContext, useEffect, type FormEvent, type ReactElement } from 'react';
import { Icon, search } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { AnnounceContext } from '../provider/LiveRegion.tsx';
import { useStrings } from '../strings/useStrings.ts';

interface ApplicationSearchProps {
  query: string;
  /** Number of applications that match. */
  found: number;
  onChange: (query: string) => void;
  onSubmit: (event: FormEvent) => void;
}

/** The search field of the picker. */
export function ApplicationSearch({
  query,
  found,
  onChange,
  onSubmit,
}: ApplicationSearchProps): ReactElement {
  const { part } = useParts();
  const strings = useStrings();
  useAnnounceFound(query, found);
  return (
    <form {...part('search', 'connect-search')} onSubmit={onSubmit}>
      <Icon drawing={search} />
      <input
        {...part('search-input', 'connect-input')}
        type="search"
        autoComplete="off"
        enterKeyHint="go"
        aria-label={strings.search}
        placeholder={strings.search}
        value={query}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </form>
  );
}

/** Reads out how many are left, whenever that is searched for. */
function useAnnounceFound(query: string, count: number): void {
  const strings = useStrings();
  const announce = useContext(AnnounceContext);
  useEffect(() => {
    if (query.trim()) announce(count > 0 ? strings.found(count) : strings.noneFound(query.trim()));
  }, [announce, strings, query, count]);
}

/** Lower case, the same in every locale, and without accents: `Café` is found by `cafe`. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether every word of the query is somewhere in the name. */
export function matchesName(name: string, query: string): boolean {
  const target = plain(name);
  return plain(query)
    .split(/\s+/)
    .every((word) => target.includes(word));
}
