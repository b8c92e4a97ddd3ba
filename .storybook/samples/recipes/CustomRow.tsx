import {
  AccountAvatar,
  DisconnectButton,
  ReconnectButton,
  RelativeTime,
  useApplications,
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
  const { applications } = useApplications();
  const name = applications.find((entry) => entry.application === application)?.name;
  return (
    <li style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem', alignItems: 'center' }}>
      <AccountAvatar connection={connection} />
      <div style={{ flex: '1 1 12rem', minWidth: 0 }}>
        <strong>{label ?? accountName}</strong>
        <div style={{ fontSize: '0.8125rem' }}>
          {`${name ?? application} · `}
          <RelativeTime at={connectedAt} />
        </div>
      </div>
      {status === 'needs_attention' && <ReconnectButton connection={connection} />}
      <DisconnectButton connection={connection}>Remove</DisconnectButton>
    </li>
  );
}
