'use client';
import {
  forwardRef,
  useState,
  type ComponentPropsWithoutRef,
  type FormEvent,
  type ReactElement,
} from 'react';
import { AttemptFooter } from '../button/AttemptFooter.tsx';
import { useFocusFallback } from '../elements/focus.ts';
import { HiddenText } from '../elements/HiddenText.tsx';
import { LoadProblem, useOnline } from '../elements/LoadProblem.tsx';
import type { PickerPart } from '../elements/partNames.ts';
import { Root, useParts, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useMergedRef } from '../elements/useMergedRef.ts';
import { useConnections } from '../list/useConnections.ts';
import { OutcomeListener, type UseConnectPopupOptions } from '../popup/useConnectPopup.ts';
import { langAttributes, useStrings } from '../strings/useStrings.ts';
import { ApplicationSearch, matchesName } from './ApplicationSearch.tsx';
import { ApplicationTile } from './ApplicationTile.tsx';
import { useApplications } from './useApplications.ts';

export interface ApplicationPickerProps
  extends
    Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'className'>,
    RootProps<'section', PickerPart>,
    Pick<UseConnectPopupOptions, 'mode' | 'returnTo' | 'onConnected' | 'onOutcome'> {
  /** Number of applications from which the search field is shown. @default 7 */
  searchFrom?: number | undefined;
}

/**
 * Shows the server's applications as tiles that connect an account when pressed. Enter in the search field presses the first
 * tile.
 */
export const ApplicationPicker = forwardRef<HTMLElement | null, ApplicationPickerProps>(
  function ApplicationPicker({ searchFrom = 7, mode, returnTo, onConnected, onOutcome, ...props }, ref) {
    const { parts, part, rest } = useRootParts(props);
    const strings = useStrings();
    const { applications, isPending, isFetching, error, refetch } = useApplications();
    const { connections } = useConnections();
    const isOnline = useOnline();
    const [section, attach] = useMergedRef(ref);
    useFocusFallback(section);
    const [query, setQuery] = useState('');
    const matches = applications.filter(({ name }) => matchesName(name, query));

    const pressFirstTile = (event: FormEvent) => {
      event.preventDefault();
      event.stopPropagation(); // React passes it to a form of the app around a portal
      if (query.trim()) section.current?.querySelector<HTMLElement>('li [data-part="button"]')?.click();
    };

    const hasApplications = applications.length > 0;
    const state = isPending ? 'loading' : error && !hasApplications ? 'error' : 'ready';
    return (
      <Root
        parts={parts}
        tag="section"
        name="picker"
        baseClass="connect-picker"
        attributes={{
          'aria-label': strings.picker,
          tabIndex: -1,
          ...langAttributes(strings),
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
          <ApplicationSearch
            query={query}
            matchCount={matches.length}
            onChange={setQuery}
            onSubmit={pressFirstTile}
          />
        )}
        {hasApplications && matches.length === 0 && (
          <div {...part('empty', 'connect-blank')}>{strings.noneFound(query.trim())}</div>
        )}
        <AttemptFooter />
        {matches.length > 0 && (
          <ul {...part('tiles', 'connect-tiles')}>
            {matches.map((entry) => (
              <ApplicationTile
                key={entry.application}
                entry={entry}
                accounts={connections.filter((row) => row.application === entry.application)}
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

/** Placeholder tiles as high as real ones. */
function ApplicationPickerSkeleton(): ReactElement {
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
      <HiddenText name="loading">{strings.pickerLoading}</HiddenText>
      <div {...part('skeleton', 'connect-tiles')} aria-hidden="true">
        {tile}
        {tile}
        {tile}
      </div>
    </>
  );
}
