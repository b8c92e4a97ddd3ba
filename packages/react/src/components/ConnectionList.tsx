'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef, useState, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { useApplications } from '../hooks/useApplications.ts';
import { useConnections } from '../hooks/useConnections.ts';
import { useOnline } from '../hooks/useOnline.ts';
import { ConnectionListEmpty } from './ConnectionListEmpty.tsx';
import { ConnectionListSkeleton } from './ConnectionListSkeleton.tsx';
import { ConnectionRows } from './ConnectionRows.tsx';
import { LoadProblem } from './LoadProblem.tsx';
import type { ListPart } from './partNames.ts';
import { Root, useRootParts, type RootProps } from './useParts.tsx';
import { useKeepFocus } from './useKeepFocus.ts';
import { useOwnRef } from './useOwnRef.ts';
import { useStrings } from './useStrings.ts';
import { writtenIn } from './writtenIn.ts';

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
