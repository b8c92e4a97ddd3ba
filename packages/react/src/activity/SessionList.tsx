'use client';
import type { Connection } from '@kit/protocol';
import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { useFocusFallback } from '../elements/focus.ts';
import { HiddenText } from '../elements/HiddenText.tsx';
import { LoadProblem, useOnline } from '../elements/LoadProblem.tsx';
import { useParts } from '../elements/parts.tsx';
import { useActivityStrings } from '../strings/useActivityStrings.ts';
import { SessionItem } from './SessionItem.tsx';
import { useActivity } from './useActivity.ts';

/** How many sessions are shown at first. */
const firstCount = 5;

interface SessionListProps {
  connection: Connection;
  /** The box around the list. */
  box: RefObject<HTMLElement | null>;
}

/** The content of `ConnectionActivity`, which loads it after the first paint. */
export function SessionList({ connection, box }: SessionListProps): ReactElement {
  const { part } = useParts();
  const strings = useActivityStrings();
  const { sessions, isPending, isFetching, error, refetch } = useActivity(connection.id);
  const isOnline = useOnline();
  const [showsAll, setShowAll] = useState(false);
  const firstMore = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (showsAll) firstMore.current?.focus(); // the button is gone
  }, [showsAll]);
  useFocusFallback(box); // the button that reads again vanishes

  if (isPending) return <SessionListSkeleton />;
  const shown = showsAll ? sessions : sessions.slice(0, firstCount);
  return (
    <>
      {(error || !isOnline) && (
        <LoadProblem
          error={error}
          isOffline={!isOnline}
          title={strings.activityFailed}
          isNotice={sessions.length > 0}
          isRetrying={isFetching}
          onRetry={refetch}
        />
      )}
      {sessions.length > 0 ? (
        <ul {...part('sessions', 'connect-sessions')}>
          {shown.map((session, index) => (
            <SessionItem
              key={session.id}
              ref={index === firstCount ? firstMore : undefined}
              session={session}
              connectionId={connection.id}
            />
          ))}
        </ul>
      ) : (
        !error && isOnline && <p {...part('empty')}>{strings.activityEmpty}</p>
      )}
      {shown.length < sessions.length && (
        <button
          type="button"
          {...part('show-more', 'connect-button')}
          data-variant="plain"
          data-size="small"
          onClick={() => setShowAll(true)}
        >
          {strings.activityMore}
        </button>
      )}
    </>
  );
}

function SessionListSkeleton(): ReactElement {
  const { part, isUnstyled } = useParts();
  const strings = useActivityStrings();
  if (isUnstyled) return <div {...part('loading')}>{strings.activityLoading}</div>;
  return (
    <>
      <HiddenText name="loading">{strings.activityLoading}</HiddenText>
      <div {...part('skeleton', 'connect-session')} aria-hidden="true">
        <span className="connect-skeleton" />
        <span className="connect-skeleton" />
      </div>
    </>
  );
}
