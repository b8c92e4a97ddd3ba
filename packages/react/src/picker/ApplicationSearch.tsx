'use client';
import { useEffect, type FormEvent, type ReactElement } from 'react';
import { Icon, search } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { useStrings } from '../strings/useStrings.ts';

interface ApplicationSearchProps {
  query: string;
  matchCount: number;
  onChange: (query: string) => void;
  onSubmit: (event: FormEvent) => void;
}

/** The search field of the picker. Announces the number of matches. */
export function ApplicationSearch(props: ApplicationSearchProps): ReactElement {
  const { query, matchCount, onChange, onSubmit } = props;
  const { part } = useParts();
  const strings = useStrings();
  const announce = useAnnounce();
  useEffect(() => {
    const text = query.trim();
    if (text) announce(matchCount > 0 ? strings.found(matchCount) : strings.noneFound(text));
  }, [announce, strings, query, matchCount]);

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

/** Lower-cases the same in every locale and removes accents, so `cafe` finds `Café`. */
const normalize = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Returns whether the name contains every word of the query. */
export function matchesName(name: string, query: string): boolean {
  const target = normalize(name);
  return normalize(query)
    .split(/\s+/)
    .every((word) => target.includes(word));
}
