'use client';
import type { Connection } from '@kit/protocol';
import {
  forwardRef,
  useState,
  type ComponentPropsWithoutRef,
  type ReactElement,
  type ReactNode,
} from 'react';
import { useFocusFallback } from '../elements/focus.ts';
import { HiddenText } from '../elements/HiddenText.tsx';
import { Icon, plug } from '../elements/Icon.tsx';
import { LoadProblem, useOnline } from '../elements/LoadProblem.tsx';
import type { ListPart } from '../elements/partNames.ts';
import { Root, useParts, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useMergedRef } from '../elements/useMergedRef.ts';
import { useApplications } from '../picker/useApplications.ts';
import { langAttributes, useStrings } from '../strings/useStrings.ts';
import { ConnectionRows } from './ConnectionRows.tsx';
import { useConnections } from './useConnections.ts';

export interface ConnectionListProps
  extends
    Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'className'>,
    RootProps<'section', ListPart> {
  /** Shows in each row when agents may use the account, with a control to change it. @default false */
  showAgentAccess?: boolean | undefined;
  /** Shown while no account is connected, centered in the part `empty`. @default a short text */
  empty?: ReactNode;
  /** Whether each row has a button that shows who used the account recently, and stops a browser that runs. @default false */
  showActivity?: boolean | undefined;
  /** Called after an account is disconnected, with its last data. */
  onDisconnected?: ((connection: Connection) => void) | undefined;
  /** Called after a reconnect, with the renewed connection. */
  onReconnected?: ((connection: Connection) => void) | undefined;
  /** Called after a rename, with the new label. */
  onRenamed?: ((connection: Connection) => void) | undefined;
}

/** Lists the user's connected accounts, with buttons to reconnect, rename and disconnect them. */
export const ConnectionList = forwardRef<HTMLElement | null, ConnectionListProps>(function ConnectionList(
  { empty, showActivity, showAgentAccess, onDisconnected, onReconnected, onRenamed, ...props },
  ref,
) {
  const { parts, part, rest } = useRootParts(props);
  const strings = useStrings();
  const { connections, isPending, isFetching, error, refetch } = useConnections();
  const { isPending: areNamesPending } = useApplications();
  const isOnline = useOnline();
  const [section, attach] = useMergedRef(ref);
  useFocusFallback(section);

  // Rows wait for the applications' names, so no name changes while it is read. Once shown they stay, because a row may
  // contain a form that the user is filling in.
  const [hadNames, setHadNames] = useState(false);
  if (!areNamesPending && !hadNames) setHadNames(true);
  const isLoading = isPending || (areNamesPending && !hadNames && !error);
  const hasRows = connections.length > 0 && !isLoading;
  const state = isLoading ? 'loading' : hasRows ? 'ready' : error ? 'error' : 'empty';
  return (
    <Root
      parts={parts}
      tag="section"
      name="list"
      baseClass="connect-list"
      attributes={{
        'aria-label': strings.list,
        tabIndex: -1,
        ...langAttributes(strings),
        ...rest,
        ref: attach,
        'data-state': state,
        'aria-busy': isLoading,
      }}
    >
      {state === 'loading' && <ConnectionListSkeleton />}
      {state === 'empty' &&
        (empty === undefined ? (
          <ConnectionListEmpty />
        ) : (
          <div {...part('empty', 'connect-blank')}>{empty}</div>
        ))}
      {(error || (!isOnline && !isLoading)) && (
        <LoadProblem
          error={error}
          isOffline={!isOnline}
          title={strings.listFailed}
          isNotice={state !== 'error'}
          isRetrying={isFetching}
          onRetry={refetch}
        />
      )}
      {hasRows && (
        <ConnectionRows
          connections={connections}
          showActivity={showActivity}
          showAgentAccess={showAgentAccess}
          onDisconnected={onDisconnected}
          onReconnected={onReconnected}
          onRenamed={onRenamed}
        />
      )}
    </Root>
  );
});

/** Shown while no account is connected. */
export function ConnectionListEmpty(): ReactElement {
  const { part } = useParts();
  const strings = useStrings();
  return (
    <div {...part('empty', 'connect-blank')}>
      <Icon drawing={plug} />
      <div {...part('empty-title')}>{strings.empty}</div>
      <div {...part('empty-hint')}>{strings.emptyHint}</div>
    </div>
  );
}

/** Placeholder rows as high as real ones, so nothing moves when the accounts arrive. */
export function ConnectionListSkeleton(): ReactElement {
  const { part, isUnstyled } = useParts();
  const strings = useStrings();
  if (isUnstyled) return <div {...part('loading')}>{strings.loading}</div>;
  const fact = (
    <span className="connect-fact">
      <span className="connect-skeleton" />
    </span>
  );
  const row = (
    <div {...part('skeleton', 'connect-row')} aria-hidden="true">
      <span className="connect-avatar connect-skeleton" />
      <div className="connect-account">
        <div className="connect-title">
          <span className="connect-skeleton" />
        </div>
        <div className="connect-detail">
          {fact}
          {fact}
        </div>
      </div>
      <div className="connect-actions">
        <span className="connect-button connect-skeleton" data-variant="plain" data-size="small" />
      </div>
    </div>
  );
  return (
    <>
      <HiddenText name="loading">{strings.loading}</HiddenText>
      {row}
      {row}
    </>
  );
}
