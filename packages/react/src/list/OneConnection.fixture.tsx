import type { Connection } from '@kit/protocol';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { useConnections } from './useConnections.ts';

/** Shows something about the first connection that the story's server has. */
export function OneConnection({ show }: { show: (connection: Connection) => ReactNode }): ReactElement {
  const { connections } = useConnections();
  return (
    <>
      {connections.slice(0, 1).map((connection) => (
        <Fragment key={connection.id}>{show(connection)}</Fragment>
      ))}
    </>
  );
}

/** Stands in the arguments of a story, which shows one of its server's. */
export const anyConnection: Connection = {
  id: '',
  application: 'linkedin',
  accountName: 'jane@example.com',
  status: 'connected',
  connectedAt: '2026-01-01T00:00:00Z',
};
