'use client';
import type { Connection } from '@kit/protocol';
import { useContext, type ReactElement } from 'react';
import { useDisconnect } from '../hooks/useDisconnect.ts';
import { accountText, fullAccountText } from './accountText.ts';
import { AnnounceContext } from './AnnounceContext.ts';
import { DisconnectDialog } from './DisconnectDialog.tsx';
import { problemText } from './problemText.ts';
import { useApplication } from './useApplication.ts';
import { useStrings } from './useStrings.ts';

interface DisconnectionProps {
  connection: Connection;
  /** There is nothing more to ask. */
  onClose: () => void;
  onDisconnected?: ((connection: Connection) => void) | undefined;
}

/** Disconnects one account once the user has confirmed it. */
export function Disconnection(props: DisconnectionProps): ReactElement {
  const { connection, onClose, onDisconnected } = props;
  const strings = useStrings();
  const { disconnect, disconnectingId, error } = useDisconnect();
  const announce = useContext(AnnounceContext);
  const { name } = useApplication(connection.application);

  const confirm = async () => {
    const result = await disconnect(connection.id);
    if (!result.ok) return;
    announce(strings.announceDisconnected(strings.account(name, accountText(connection))));
    onClose();
    onDisconnected?.(connection);
  };

  return (
    <DisconnectDialog
      applicationName={name}
      accountName={fullAccountText(strings, connection)}
      isBusy={disconnectingId !== undefined}
      problem={error && problemText(strings, error)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  );
}
