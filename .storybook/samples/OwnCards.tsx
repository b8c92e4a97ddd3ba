import {
  ConnectionStatusBadge,
  DisconnectButton,
  ReconnectButton,
  useConnections,
  type Connection,
} from '@kit/react';

export function OwnCards({ onDone }: { onDone?: (connection: Connection) => void }) {
  const { connections } = useConnections();
  return connections.map((connection) => (
    <article key={connection.id}>
      <h2>{connection.accountName}</h2>
      <ConnectionStatusBadge status={connection.status} />
      <ReconnectButton connection={connection} onReconnected={onDone} />
      <DisconnectButton connection={connection} onDisconnected={onDone}>
        Remove
      </DisconnectButton>
    </article>
  ));
}
