'use client';
import { useEffect, useRef, type ReactElement } from 'react';
import { alert, Icon, spinner } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { useLiveStrings } from '../strings/useLiveStrings.ts';
import { useProblemText } from '../strings/useProblemText.ts';
import type { LiveStatus, LiveViewResult } from './useLiveView.ts';

type Cover = 'quiet' | 'busy' | 'problem';

/** How the words in place of the live view look. */
const covers: Partial<Record<LiveStatus, Cover>> = {
  loading: 'busy',
  starting: 'busy',
  connecting: 'busy',
  unanswered: 'problem',
  refused: 'problem',
  unsupported: 'problem',
  failed: 'problem',
};

interface LiveCoverProps {
  result: LiveViewResult;
  announce: (sentence: string) => void;
}

/** The words in place of a live view that cannot be seen. */
export function LiveCover({
  result: { status, session, problem, retry },
  announce,
}: LiveCoverProps): ReactElement | null {
  const { part } = useParts();
  const strings = useLiveStrings();
  const problemText = useProblemText(status === 'failed' ? problem : undefined);
  const { endReason } = session ?? {};
  const texts: Record<LiveStatus, string | undefined> = {
    loading: strings.liveLoading,
    idle: strings.liveIdle,
    starting: strings.liveStarting,
    connecting: strings.liveConnecting,
    live: undefined,
    taken: undefined,
    unanswered: strings.liveUnanswered,
    refused: strings.liveRefused,
    unsupported: strings.liveUnsupported,
    ended: endReason ? strings.liveEnds[endReason] : strings.liveClosed,
    expired: strings.liveEnds.expired,
    failed: problemText,
  };
  const text = texts[status];
  const cover = covers[status] ?? 'quiet';

  // A browser that had ended before is history. While one is loading, there is nothing to announce.
  const lastStatus = useRef<LiveStatus>(undefined);
  useEffect(() => {
    const last = lastStatus.current;
    lastStatus.current = status;
    const isNews = cover === 'problem' || (cover === 'quiet' && last !== undefined && last !== 'loading');
    if (text && isNews && last !== status) announce(text);
  }, [announce, cover, status, text]);

  if (text === undefined) return null;
  return (
    <div {...part('live-cover', 'connect-live-cover')} data-kind={cover}>
      {cover !== 'quiet' && <Icon drawing={cover === 'busy' ? spinner : alert} />}
      <p>{text}</p>
      {(status === 'failed' || status === 'unanswered') && (
        <button type="button" {...part('retry', 'connect-button')} data-size="small" onClick={retry}>
          <span>{strings.tryAgain}</span>
        </button>
      )}
    </div>
  );
}
