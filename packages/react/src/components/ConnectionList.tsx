'use client';
import type { Connection } from '@kit/protocol';
import {
  forwardRef,
  useImperativeHandle,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ReactNode,
} from 'react';
import { useApplications } from '../hooks/useApplications.ts';
import { useConnections } from '../hooks/useConnections.ts';
import { ConnectionListEmpty } from './ConnectionListEmpty.tsx';
import { ConnectionListProblem } from './ConnectionListProblem.tsx';
import { ConnectionListSkeleton } from './ConnectionListSkeleton.tsx';
import { ConnectionRow } from './ConnectionRow.tsx';
import { Disconnection } from './Disconnection.tsx';
import { joinClasses } from './joinClasses.ts';
import { rescueFocus } from './rescueFocus.ts';
import { strings } from './strings.ts';

export interface ConnectionListProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** Stands in the list while no account is connected. @default a short text */
  empty?: ReactNode;
  onDisconnected?: (connection: Connection) => void;
  onReconnected?: (connection: Connection) => void;
}

/** The signed-in user's accounts, and the ways to reconnect and disconnect them. */
export const ConnectionList = forwardRef<HTMLElement | null, ConnectionListProps>(function ConnectionList(
  { empty = <ConnectionListEmpty />, onDisconnected, onReconnected, className, ...rest },
  ref,
) {
  const { connections, isPending, isFetching, error, refetch } = useConnections();
  const { isPending: isNaming } = useApplications();
  const [leaving, setLeaving] = useState<Connection>();
  const root = useRef<HTMLElement>(null);
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => root.current);

  const retry = async () => {
    await refetch();
    rescueFocus(root.current);
  };
  const close = ({ id }: Connection) => {
    setLeaving((shown) => (shown?.id === id ? undefined : shown)); // an answer may come when another is asked about
    rescueFocus(root.current);
  };

  // Rows wait for the applications' names, so that none changes under the reader's eyes.
  const isLoading = isPending || (isNaming && !error);
  const isFilled = connections.length > 0 && !isLoading;
  const state = isLoading ? 'loading' : isFilled ? 'ready' : error ? 'error' : 'empty';
  return (
    <section
      aria-label={strings.list}
      tabIndex={-1}
      {...rest}
      ref={root}
      className={joinClasses('kit-list', className)}
      data-part="list"
      data-state={state}
      aria-busy={isLoading}
    >
      {state === 'loading' && <ConnectionListSkeleton />}
      {state === 'empty' && empty}
      {error && (
        <ConnectionListProblem error={error} isNotice={isFilled} isRetrying={isFetching} onRetry={retry} />
      )}
      {isFilled && (
        <ul data-part="rows">
          {connections.map((connection) => (
            <ConnectionRow
              key={connection.id}
              connection={connection}
              onDisconnect={setLeaving}
              onReconnected={onReconnected}
            />
          ))}
        </ul>
      )}
      {leaving && (
        <Disconnection
          key={leaving.id}
          connection={leaving}
          onClose={close}
          onDisconnected={onDisconnected}
        />
      )}
    </section>
  );
});
