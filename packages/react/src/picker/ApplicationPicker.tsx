'use client';
import {
  forwardRef,
  useState,
  type ComponentPropsWithoutRef,
  type FormEvent,
  type ReactElement,
} from 'react';
import { type IdentityPopupOptions, OutcomeListener } from '../popup/useApplicationPopup.ts';
import { useApplications } from './useApplications.ts';
import { useConnections } from '../list/useConnections.ts';
import { useIsEmbedded } from '../popup/useIsEmbedded.ts';
import { useOnline, LoadProblem } from '../elements/LoadProblem.tsx';
import { ApplicationTile } from './ApplicationTile.tsx';
import { ApplicationSearch, matchesName } from './ApplicationSearch.tsx';
import type { PickerPart } from '../elements/partNames.ts';
import { useKeepFocus } from '../elements/focus.ts';
import { useOwnRef } from '../elements/useMergedRef.ts';
import { Root, useRootParts, type RootProps, useParts } from '../elements/parts.tsx';
import { useStrings, writtenIn } from '../strings/useStrings.ts';
import { Hidden } from '../elements/HiddenText.tsx';

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
          <ApplicationSearch query={query} found={shown.length} onChange={setQuery} onSubmit={connectFirst} />
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

/** Tiles of the same height as real ones. */
export function ApplicationPickerSkeleton(): ReactElement {
  const { part, isUnstyled } = useParts();
  const strings = useStrings();
  if (isUnstyled) return <div {...part('loading')}>{strings.pickerLoading}</div>;
  const tile = (
    <span className="connect-button" data-variant="tile">
      <span className="connect-avatar connect-skeleton" />
      <span className="connect-skeleton" />
      <span className="connect-phase" />
    </span>
  );
  return (
    <>
      <Hidden name="loading">{strings.pickerLoading}</Hidden>
      <div {...part('skeleton', 'connect-tiles')} aria-hidden="true">
        {tile}
        {tile}
        {tile}
      </div>
    </>
  );
}
