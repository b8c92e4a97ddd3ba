'use client';
import {
  forwardRef,
  useContext,
  useEffect,
  useState,
  type ComponentPropsWithoutRef,
  type FormEvent,
} from 'react';
import type { IdentityPopupOptions } from '../hooks/useApplicationPopup.ts';
import { useApplications } from '../hooks/useApplications.ts';
import { useConnections } from '../hooks/useConnections.ts';
import { useIsEmbedded } from '../hooks/useIsEmbedded.ts';
import { useOnline } from '../hooks/useOnline.ts';
import { AnnounceContext } from './AnnounceContext.ts';
import { ApplicationTile } from './ApplicationTile.tsx';
import { ApplicationPickerSkeleton } from './ApplicationPickerSkeleton.tsx';
import { Icon } from './Icon.tsx';
import { search } from './icons.ts';
import { LoadProblem } from './LoadProblem.tsx';
import { matchesName } from './matchesName.ts';
import { OutcomeListener } from './OutcomeListener.tsx';
import type { PickerPart } from './partNames.ts';
import { useKeepFocus } from './useKeepFocus.ts';
import { useOwnRef } from './useOwnRef.ts';
import { Root, useRootParts, type RootProps } from './useParts.tsx';
import { useStrings } from './useStrings.ts';
import { writtenIn } from './writtenIn.ts';

export interface ApplicationPickerProps
  extends
    Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'className'>,
    RootProps<'section', PickerPart>,
    Pick<IdentityPopupOptions, 'mode' | 'returnTo' | 'onConnected' | 'onOutcome'> {
  /** The search field is there from this number of applications on. @default 7 */
  searchFrom?: number | undefined;
}

/** What can be connected, as tiles with a search: a press connects an account, and so does Enter in the search the first tile's. */
export const ApplicationPicker = forwardRef<HTMLElement | null, ApplicationPickerProps>(
  function ApplicationPicker({ searchFrom = 7, mode, returnTo, onConnected, onOutcome, ...props }, ref) {
    const { parts, part, rest } = useRootParts(props);
    const strings = useStrings();
    const { applications, isPending, isFetching, error, refetch } = useApplications();
    const { connections } = useConnections();
    const isOnline = useOnline();
    const isEmbedded = useIsEmbedded();
    const [section, attach] = useOwnRef(ref);
    const [query, setQuery] = useState('');
    const shown = applications.filter(({ name }) => matchesName(name, query));
    useAnnounceFound(query, shown.length);

    const connectFirst = (event: FormEvent) => {
      event.preventDefault();
      event.stopPropagation(); // React hands it to a form of the app around a portal
      if (query.trim()) section.current?.querySelector<HTMLElement>('li [data-part="button"]')?.click();
    };
    useKeepFocus(section);

    const isFilled = applications.length > 0;
    const state = isPending ? 'loading' : error && !isFilled ? 'error' : 'ready';
    return (
      <Root
        parts={parts}
        tag="section"
        name="picker"
        own="connect-picker"
        attributes={{
          'aria-label': strings.picker,
          tabIndex: -1,
          ...writtenIn(strings),
          ...rest,
          ref: attach,
          'data-state': state,
          'aria-busy': isPending,
        }}
      >
        {state === 'loading' && <ApplicationPickerSkeleton />}
        {state === 'error' && (
          <LoadProblem
            error={error}
            isOffline={!isOnline}
            title={strings.pickerFailed}
            isNotice={false}
            isRetrying={isFetching}
            onRetry={refetch}
          />
        )}
        {applications.length >= searchFrom && (
          <form {...part('search', 'connect-search')} onSubmit={connectFirst}>
            <Icon drawing={search} />
            <input
              {...part('search-input', 'connect-input')}
              type="search"
              autoComplete="off"
              enterKeyHint="go"
              aria-label={strings.search}
              placeholder={strings.search}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </form>
        )}
        {isFilled && shown.length === 0 && (
          <div {...part('empty', 'connect-blank')}>{strings.noneFound(query.trim())}</div>
        )}
        {isEmbedded && isFilled && (
          <p {...part('message', 'connect-message')} data-state="embedded">
            {strings.hintEmbedded}
          </p>
        )}
        {shown.length > 0 && (
          <ul {...part('tiles', 'connect-tiles')}>
            {shown.map((entry) => (
              <ApplicationTile
                key={entry.application}
                entry={entry}
                accounts={connections.filter((row) => row.application === entry.application).length}
                mode={mode}
                returnTo={returnTo}
              />
            ))}
          </ul>
        )}
        {applications.map(({ application }) => (
          <OutcomeListener
            key={application}
            application={application}
            onConnected={onConnected}
            onOutcome={onOutcome}
          />
        ))}
      </Root>
    );
  },
);

/** Reads out how many are left, whenever that is searched for. */
function useAnnounceFound(query: string, count: number): void {
  const strings = useStrings();
  const announce = useContext(AnnounceContext);
  useEffect(() => {
    if (query.trim()) announce(count > 0 ? strings.found(count) : strings.noneFound(query.trim()));
  }, [announce, strings, query, count]);
}
