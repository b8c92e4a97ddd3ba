'use client';
import type { SessionActivity } from '@kit/protocol';
import type { ReactElement, RefObject } from 'react';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { AccessibleLabel } from '../elements/HiddenText.tsx';
import { Icon, shrink, stop, stretch } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { useApplications } from '../picker/useApplications.ts';
import { findApplication } from '../provider/findApplication.ts';
import { useLiveStrings } from '../strings/useLiveStrings.ts';
import type { useFullScreen } from './useFullScreen.ts';
import { hasEnded } from './sessionQuery.ts';
import type { LiveViewResult } from './useLiveView.ts';

/** Returns the names of the applications of a browser. */
export function useNames(session: SessionActivity | undefined): string {
  const { applications } = useApplications();
  const names = session?.accounts.map(({ application }) => findApplication(applications, application).name);
  return [...new Set(names)].join(', ');
}

interface LiveHeaderProps {
  result: LiveViewResult;
  names: string;
  titleId: string;
  fullScreen: ReturnType<typeof useFullScreen>;
  fullButton: RefObject<HTMLButtonElement | null>;
}

/** What the browser is for, and the buttons that are there in most states. */
export function LiveHeader({
  result: { session, status, isBusy, act },
  names,
  titleId,
  fullScreen: { isFull, toggle },
  fullButton,
}: LiveHeaderProps): ReactElement {
  const { part, isUnstyled } = useParts();
  const strings = useLiveStrings();
  const { applications } = useApplications();
  const [account] = session?.accounts ?? [];
  const purpose = session?.purpose ?? session?.agent;
  const isRunning = session !== undefined && !hasEnded(session) && status !== 'failed';
  const fullText = isFull ? strings.leaveFullScreen : strings.fullScreen;

  return (
    <div {...part('live-header', 'connect-live-header')}>
      <div className={isUnstyled ? undefined : 'connect-live-heading'}>
        {account && <ApplicationAvatar {...findApplication(applications, account.application)} />}
        <p id={titleId} {...part('live-title', 'connect-wrap')}>
          {names ? (
            <AccessibleLabel visibleText={names} fullText={strings.liveTitle(names)} />
          ) : (
            strings.liveTitle('')
          )}
        </p>
        {purpose && (
          <p {...part('live-purpose', 'connect-wrap')} dir="auto">
            {purpose}
          </p>
        )}
      </div>
      <button
        ref={fullButton}
        type="button"
        {...part('full-screen', 'connect-button')}
        data-size="icon"
        data-variant="plain"
        aria-label={fullText}
        title={fullText}
        onClick={() => void toggle()}
      >
        <Icon drawing={isFull ? shrink : stretch} />
      </button>
      {isRunning && (
        <button
          type="button"
          {...part('stop', 'connect-button')}
          data-size="small"
          aria-disabled={isBusy}
          title={strings.stopBrowser}
          onClick={() => {
            if (!isBusy) void act('stop');
          }}
        >
          <Icon drawing={stop} />
          <span {...part('label', 'connect-wrap')}>{strings.stopBrowser}</span>
        </button>
      )}
    </div>
  );
}
