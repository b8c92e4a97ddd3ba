import { ConnectionRow, type Connection } from '@kit/react';

export function WithoutActions({ connections }: { connections: Connection[] }) {
  return (
    <ul className="connect-list">
      {connections.map((connection) => (
        <ConnectionRow key={connection.id} connection={connection} actions={<></>} />
      ))}
    </ul>
  );
}
