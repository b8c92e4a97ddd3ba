'use client';
import type { Connection } from '@kit/protocol';
import type { ReactElement } from 'react';
import { useIdentityPopup } from '../hooks/useIdentityPopup.ts';
import { SignInButton } from './SignInButton.tsx';
import { strings } from './strings.ts';

interface ReconnectButtonProps {
  connection: Connection;
  applicationName: string;
  onReconnected: ((connection: Connection) => void) | undefined;
}

/** Signs in anew for a connection that needs attention. */
export function ReconnectButton(props: ReconnectButtonProps): ReactElement {
  const { connection, applicationName, onReconnected } = props;
  const { id, application, accountName } = connection;
  const popup = useIdentityPopup({ application, connectionId: id, onConnected: onReconnected });

  return (
    <div className="kit-connect" data-part="reconnect">
      <SignInButton
        type="button"
        popup={popup}
        applicationName={applicationName}
        variant="outline"
        size="small"
      >
        {strings.reconnect}
        <span className="kit-hidden"> {strings.account(applicationName, accountName)}</span>
      </SignInButton>
    </div>
  );
}
