'use client';
import type { SessionActivity } from '@kit/protocol';
import { forwardRef, useEffect, useRef, type ReactElement } from 'react';
import { isFocusLost } from '../elements/focus.ts';
import { AccessibleLabel } from '../elements/HiddenText.tsx';
import { Icon, spinner } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { Problem } from '../elements/Problem.tsx';
import { useMergedRef } from '../elements/useMergedRef.ts';
import { useAccountText } from '../list/names.ts';
import { RelativeTime } from '../list/RelativeTime.tsx';
import { useConnections } from '../list/useConnections.ts';
import { useApplication } from '../picker/useApplications.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { dateTimeFormat, periodFormat } from '../strings/format.ts';
import { useActivityStrings } from '../strings/useActivityStrings.ts';
import { useProblemText } from '../strings/useProblemText.ts';
import { useStopSession } from './useStopSession.ts';

interface SessionItemProps {
  session: SessionActivity;
  /** The account whose activity is shown. */
  connectionId: string;
}

/** One browser: who used it for what, when, with which other accounts, and how it ended. */
export const SessionItem = forwardRef<HTMLLIElement, SessionItemProps>(function SessionItem(
  { session, connectionId },
  ref,
) {
  const { id, status, purpose, agent, accounts, endReason } = session;
  const { part, isUnstyled } = useParts();
  const strings = useActivityStrings();
  const announce = useAnnounce();
  const [item, attach] = useMergedRef(ref);
  const { stop, stoppingId, error } = useStopSession();
  const isStopping = stoppingId !== undefined;
  const problem = useProblemText(error);
  const wasPressed = useRef(false);
  const title = purpose ?? agent ?? strings.sessionUntitled;
  const others = accounts.filter((account) => account.connectionId !== connectionId);
  const factClass = isUnstyled ? undefined : 'connect-fact';
  const unconfirmed = status === 'ending' && endReason === 'stopped' ? strings.stopUnconfirmed : undefined;
  const hasEnded = status === 'ended';

  useEffect(() => {
    // The button is gone, and with it the focus.
    if (hasEnded && wasPressed.current && item.current && isFocusLost(item.current)) item.current.focus();
  }, [hasEnded, item]);

  const press = async () => {
    if (isStopping) return;
    wasPressed.current = true;
    const result = await stop(id);
    if (result.ok && result.value?.status !== 'ending') announce(strings.announceStopped(title));
  };

  return (
    <li ref={attach} {...part('session', 'connect-session')} data-state={status} tabIndex={-1}>
      <div {...part('session-text', 'connect-account')}>
        <div {...part('session-title', 'connect-title')}>
          <span dir="auto">{`${title} `}</span>
          {!hasEnded && (
            <span {...part('session-status', 'connect-status')} data-state={status}>
              {strings.sessionStatus[status]}
            </span>
          )}
        </div>
        <div {...part('session-detail', 'connect-detail')}>
          {purpose && agent && (
            <span className={factClass}>
              <span {...part('session-agent')} dir="auto">{`${agent} `}</span>
            </span>
          )}
          <span className={factClass}>
            {hasEnded ? (
              <Period from={session.startedAt} to={session.endsAt} />
            ) : (
              <RelativeTime
                name="session-time"
                at={session.startedAt}
                ago={strings.sessionStartedAgo}
                on={strings.sessionStartedOn}
              />
            )}
          </span>
          {others.map((account) => (
            <span key={account.connectionId} className={factClass}>
              <OtherAccount {...account} />
            </span>
          ))}
          {hasEnded && endReason && (
            <span className={factClass}>
              <span {...part('session-end')} data-state={endReason}>
                {strings.sessionEnd[endReason]}
              </span>
            </span>
          )}
        </div>
      </div>
      {!hasEnded && (
        <button
          type="button"
          {...part('stop', 'connect-button')}
          data-size="small"
          aria-disabled={isStopping}
          aria-busy={isStopping}
          onClick={() => void press()}
        >
          {isStopping && <Icon drawing={spinner} />}
          <AccessibleLabel
            visibleText={isStopping ? strings.stopping : strings.stop}
            fullText={isStopping ? strings.stopping : strings.stopSession(title)}
          />
        </button>
      )}
      <Problem name="session-message" text={problem ?? unconfirmed} />
    </li>
  );
});

/** From when to when. The tooltip has the full date. */
function Period({ from, to }: { from: string; to: string }): ReactElement | null {
  const { part } = useParts();
  const { locale } = useActivityStrings();
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(start) || Number.isNaN(end)) return null;
  return (
    <time {...part('session-time')} dateTime={from} title={dateTimeFormat(locale).format(start)}>
      {periodFormat(locale).formatRange(start, Math.max(start, end))}
    </time>
  );
}

/** The name of another account. One that is disconnected has only the name of its application. */
function OtherAccount(account: SessionActivity['accounts'][number]): ReactElement {
  const { part } = useParts();
  const strings = useActivityStrings();
  const { name } = useApplication(account.application);
  const connection = useConnections().connections.find(({ id }) => id === account.connectionId);
  const textOf = useAccountText();
  const full = strings.account(name, connection ? textOf(connection) : '');
  return (
    <span {...part('session-account', 'connect-wrap')} translate="no">
      {strings.sessionAlsoUsed(full)}
    </span>
  );
}
