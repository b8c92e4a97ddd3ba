import { ConnectionRow, RenameButton, useConnections, type Connection } from '@kit/react';

export function OwnActions({ onEdit }: { onEdit?: (connection: Connection) => void }) {
  const { connections } = useConnections();
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {connections.map((connection) => (
        <ConnectionRow
          key={connection.id}
          connection={connection}
          actions={<RenameButton connection={connection} onClick={() => onEdit?.(connection)} />}
        />
      ))}
    </ul>
  );
}
