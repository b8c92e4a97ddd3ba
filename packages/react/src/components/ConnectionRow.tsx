'use client';
import type { Connection } from '@kit/protocol';
import type { ReactElement } from 'react';
import { ApplicationAvatar } from './ApplicationAvatar.tsx';
import { ConnectedTime } from './ConnectedTime.tsx';
import { ConnectionStatus } from './ConnectionStatus.tsx';
import { ReconnectButton } from './ReconnectButton.tsx';
import { strings } from './strings.ts';
import { useAnnounceStatus } from './useAnnounceStatus.ts';
import { useApplication } from './useApplication.ts';

interface ConnectionRowProps {
  connection: Connection;
  onDisconnect: (connection: Connection) => void;
  onReconnected: ((connection: Connection) => void) | undefined;
}

/** One connected account: what it is, what it is worth, and what can be done about it. */
export function ConnectionRow({ connection, onDisconnect, onReconnected }: ConnectionRowProps): ReactElement {
  const { application, accountName, status, connectedAt } = connection;
  const { name, iconUrl } = useApplication(application);
  useAnnounceStatus(status, name);

  return (
    <li className="kit-row" data-part="row" data-state={status}>
      <ApplicationAvatar name={name} iconUrl={iconUrl} />
      <div data-part="account">
        <div className="kit-title">
          <span className="kit-truncate" data-part="application" title={name} dir="auto">
            {name}
          </span>
          <ConnectionStatus status={status} />
        </div>
        <div className="kit-detail">
          {accountName && (
            <span className="kit-truncate" data-part="account-name" title={accountName} dir="auto">
              {accountName}
            </span>
          )}
          <span data-part="since">
            {strings.signedIn} <ConnectedTime at={connectedAt} />
          </span>
        </div>
      </div>
      <div className="kit-actions" data-part="actions">
        {status === 'needs_attention' && (
          <ReconnectButton connection={connection} applicationName={name} onReconnected={onReconnected} />
        )}
        <button
          type="button"
          className="kit-button"
          data-part="disconnect"
          data-variant="plain"
          data-size="small"
          onClick={() => onDisconnect(connection)}
        >
          {strings.disconnect}
          <span className="kit-hidden"> {strings.account(name, accountName)}</span>
        </button>
      </div>
    </li>
  );
}
