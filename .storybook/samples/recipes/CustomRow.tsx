import {
  AccountAvatar,
  DisconnectButton,
  ReconnectButton,
  RelativeTime,
  useConnections,
  type Connection,
} from '@kit/react';

export function CustomRows() {
  const { connections } = useConnections();
  return (
    <ul style={{ display: 'grid', gap: '0.75rem', margin: 0, padding: 0, listStyle: 'none' }}>
      {connections.map((connection) => (
        <CustomRow key={connection.id} connection={connection} />
      ))}
    </ul>
  );
}

function CustomRow({ connection }: { connection: Connection }) {
  const { application, label, accountName, status, connectedAt } = connection;
  return (
    <li style={{ display: 'flex', gap: '1rem', alignItems: 'center' }}>
      <AccountAvatar connection={connection} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <strong>{label ?? accountName}</strong>
        <div style={{ fontSize: '0.8125rem' }}>
          {`${application}, connected `}
          <RelativeTime at={connectedAt} />
        </div>
      </div>
      {status === 'needs_attention' && <ReconnectButton connection={connection} />}
      <DisconnectButton connection={connection}>Remove</DisconnectButton>
    </li>
  );
}
