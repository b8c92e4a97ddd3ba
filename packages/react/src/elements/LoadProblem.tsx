'use client';
import { useContext, useEffect, useRef, type ReactElement, useSyncExternalStore } from 'react';
import type { ClientError } from '../client/result.ts';
import { AnnounceContext } from '../provider/LiveRegion.tsx';
import { Icon, alert, spinner } from './Icon.tsx';
import { problemText } from '../strings/buttonStrings.ts';
import { useParts } from './parts.tsx';
import { useStrings } from '../strings/useStrings.ts';
import { onlineManager } from '@tanstack/react-query';

interface LoadProblemProps {
  /** Nothing while the browser is merely offline. */
  error: ClientError | null;
  isOffline: boolean;
  title: string;
  /** Older ones are still on show: say it in one line. */
  isNotice: boolean;
  isRetrying: boolean;
  onRetry: () => Promise<void>;
}

/** Why something could not be loaded, and another try. */
export function LoadProblem(props: LoadProblemProps): ReactElement {
  const { part } = useParts();
  const strings = useStrings();
  const { error, isOffline, title, isNotice, isRetrying, onRetry } = props;
  const announce = useContext(AnnounceContext);
  const notice = isOffline ? strings.offlineNotice : strings.refreshFailed;
  const wasPressed = useRef(false);
  useEffect(() => {
    if (isRetrying || !wasPressed.current) return;
    wasPressed.current = false;
    if (isNotice) announce(notice); // its alert stands there as before, and says nothing by itself
  }, [announce, notice, isNotice, isRetrying]);

  const retry = (
    <button
      type="button"
      {...part('retry', 'connect-button')}
      data-size="small"
      aria-busy={isRetrying}
      aria-disabled={isRetrying}
      onClick={() => {
        if (isRetrying) return;
        wasPressed.current = true;
        void onRetry();
      }}
    >
      {isRetrying && <Icon drawing={spinner} />}
      <span>{isRetrying ? strings.retrying : strings.retry}</span>
    </button>
  );

  if (isNotice) {
    return (
      <div {...part('notice', 'connect-notice')} data-state={isOffline ? 'offline' : 'failed'}>
        <div role="alert">{notice}</div>
        {retry}
      </div>
    );
  }
  return (
    <div {...part('error', 'connect-blank')} data-code={error?.code}>
      <Icon drawing={alert} />
      <div role="alert">
        <div {...part('error-title')}>{title}</div>
        <div {...part('error-message')}>
          {isOffline || !error ? strings.offline : problemText(strings, error)}
        </div>
      </div>
      {retry}
    </div>
  );
}

const subscribe = (listener: () => void) => onlineManager.subscribe(listener);

/** Whether the browser has a network. Being online does not say that the server can be reached. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => onlineManager.isOnline(),
    () => true,
  );
}
