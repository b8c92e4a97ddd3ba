import type { Connection } from '@kit/protocol';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { useConnections } from './useConnections.ts';

/** Renders the first connection of the story's server. */
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

/** A placeholder in the arguments of a story, which shows a connection of its server. */
export const anyConnection: Connection = {
  id: '',
  application: 'linkedin',
  accountName: 'jane@example.com',
  status: 'connected',
  connectedAt: '2026-01-01T00:00:00Z',
};
