'use client';
import { onlineManager } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore, type ReactElement } from 'react';
import type { ClientError } from '../client/result.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { useProblemText } from '../strings/useProblemText.ts';
import { useStrings } from '../strings/useStrings.ts';
import { alert, Icon, spinner } from './Icon.tsx';
import { useParts } from './parts.tsx';

interface LoadProblemProps {
  /** `null` if the browser is only offline. */
  error: ClientError | null;
  isOffline: boolean;
  title: string;
  /** Shows one line, because older data is still visible. */
  isNotice: boolean;
  isRetrying: boolean;
  onRetry: () => Promise<void>;
}

/** An error message with a retry button, for data that failed to load. */
export function LoadProblem(props: LoadProblemProps): ReactElement {
  const { part } = useParts();
  const strings = useStrings();
  const { error, isOffline, title, isNotice, isRetrying, onRetry } = props;
  const problem = useProblemText(isOffline ? undefined : error);
  const announce = useAnnounce();
  const notice = isOffline ? strings.offlineNotice : strings.refreshFailed;
  const wasPressed = useRef(false);
  useEffect(() => {
    if (isRetrying || !wasPressed.current) return;
    wasPressed.current = false;
    if (isNotice) announce(notice); // its alert has not changed, so screen readers do not repeat it
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
        <div {...part('error-message')}>{problem ?? strings.offline}</div>
      </div>
      {retry}
    </div>
  );
}

const subscribe = (listener: () => void) => onlineManager.subscribe(listener);

/** Returns whether the browser has a network. The server may still be unreachable. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => onlineManager.isOnline(),
    () => true,
  );
}
