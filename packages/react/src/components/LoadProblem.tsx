'use client';
import type { ReactElement } from 'react';
import type { ClientError } from '../client/result.ts';
import { Icon } from './Icon.tsx';
import { problemText } from './problemText.ts';
import { strings } from './strings.ts';

interface ConnectionListProblemProps {
  error: ClientError;
  /** Older rows are still on show: say it in one line. */
  isNotice: boolean;
  isRetrying: boolean;
  onRetry: () => Promise<void>;
}

/** Why the accounts could not be loaded, and another try. */
export function ConnectionListProblem(props: ConnectionListProblemProps): ReactElement {
  const { error, isNotice, isRetrying, onRetry } = props;
  const retry = (
    <button
      type="button"
      className="kit-button"
      data-part="retry"
      data-size="small"
      aria-busy={isRetrying}
      aria-disabled={isRetrying}
      onClick={() => {
        if (!isRetrying) void onRetry();
      }}
    >
      {isRetrying && <Icon name="spinner" />}
      {isRetrying ? strings.retrying : strings.retry}
    </button>
  );

  if (isNotice) {
    return (
      <div className="kit-notice" data-part="notice">
        <p role="alert">{strings.refreshFailed}</p>
        {retry}
      </div>
    );
  }
  return (
    <div className="kit-blank" data-part="error" data-code={error.code}>
      <Icon name="alert" />
      <div role="alert">
        <p data-part="error-title">{strings.listFailed}</p>
        <p data-part="error-message">{problemText(error)}</p>
      </div>
      {retry}
    </div>
  );
}
