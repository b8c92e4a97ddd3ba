'use client';
import type { Connection } from '@kit/protocol';
import {
  forwardRef,
  useState,
  type ComponentPropsWithoutRef,
  type ReactNode,
  type ReactElement,
} from 'react';
import { useApplications } from '../picker/useApplications.ts';
import { useConnections } from './useConnections.ts';
import { useOnline, LoadProblem } from '../elements/LoadProblem.tsx';
import { ConnectionRows } from './ConnectionRows.tsx';
import type { ListPart } from '../elements/partNames.ts';
import { Root, useRootParts, type RootProps, useParts } from '../elements/parts.tsx';
import { useKeepFocus } from '../elements/focus.ts';
import { useOwnRef } from '../elements/useMergedRef.ts';
import { useStrings, writtenIn } from '../strings/useStrings.ts';
import { Icon, plug } from '../elements/Icon.tsx';
import { Hidden } from '../elements/HiddenText.tsx';

export interface ConnectionListProps
  extends
    Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'className'>,
    RootProps<'section', ListPart> {
  /** Stands in the list while no account is connected. @default a short text */
  empty?: ReactNode;
  onDisconnected?: ((connection: Connection) => void) | undefined;
  onReconnected?: ((connection: Connection) => void) | undefined;
  onRenamed?: ((connection: Connection) => void) | undefined;
}

/** The signed-in user's accounts, and the ways to reconnect, rename and disconnect them. */
export const ConnectionList = forwardRef<HTMLElement | null, ConnectionListProps>(function ConnectionList(
  { empty = <ConnectionListEmpty />, onDisconnected, onReconnected, onRenamed, ...props },
  ref,
) {
  const { parts, rest } = useRootParts(props);
  const strings = useStrings();
  const { connections, isPending, isFetching, error, refetch } = useConnections();
  const { isPending: isNaming } = useApplications();
  const isOnline = useOnline();
  const [section, attach] = useOwnRef(ref);
  useKeepFocus(section);

  // Rows wait for the applications' names, so that none changes under the reader's eyes. Once shown they stay: one of them may
  // hold a form that is being filled in.
  const [isNamed, setNamed] = useState(false);
  if (!isNaming && !isNamed) setNamed(true);
  const isLoading = isPending || (isNaming && !isNamed && !error);
  const isFilled = connections.length > 0 && !isLoading;
  const state = isLoading ? 'loading' : isFilled ? 'ready' : error ? 'error' : 'empty';
  return (
    <Root
      parts={parts}
      tag="section"
      name="list"
      own="connect-list"
      attributes={{
        'aria-label': strings.list,
        tabIndex: -1,
        ...writtenIn(strings),
        ...rest,
        ref: attach,
        'data-state': state,
        'aria-busy': isLoading,
      }}
    >
      {state === 'loading' && <ConnectionListSkeleton />}
      {state === 'empty' && <div>{empty}</div>}
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
      {isFilled && (
        <ConnectionRows
          connections={connections}
          onDisconnected={onDisconnected}
          onReconnected={onReconnected}
          onRenamed={onRenamed}
        />
      )}
    </Root>
  );
});

/** What the list says while no account is connected. */
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

/** Rows of the same height as real ones, so that nothing moves when the accounts arrive. */
export function ConnectionListSkeleton(): ReactElement {
  const { part, isUnstyled } = useParts();
  const strings = useStrings();
  if (isUnstyled) return <div {...part('loading')}>{strings.loading}</div>;
  const row = (
    <div {...part('skeleton', 'connect-row')} aria-hidden="true">
      <span className="connect-avatar connect-skeleton" />
      <div className="connect-account">
        <div className="connect-title">
          <span className="connect-skeleton" />
        </div>
        <div className="connect-detail">
          <span className="connect-fact">
            <span className="connect-skeleton" />
          </span>
          <span className="connect-fact">
            <span className="connect-skeleton" />
          </span>
        </div>
      </div>
      <div className="connect-actions">
        <span className="connect-button connect-skeleton" data-variant="plain" data-size="small" />
      </div>
    </div>
  );
  return (
    <>
      <Hidden name="loading">{strings.loading}</Hidden>
      {row}
      {row}
    </>
  );
}
