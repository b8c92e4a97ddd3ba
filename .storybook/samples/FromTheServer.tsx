import { ConnectionList, ConnectProvider, type Application, type Connection } from '@kit/react';
import '@kit/react/styles.css';

interface AppProps {
  userId: string;
  /** What your server read while it rendered the page. */
  connections: Connection[];
  applications: Application[];
}

export function App({ userId, connections, applications }: AppProps) {
  return (
    <ConnectProvider owner={{ userId }} initialConnections={connections} initialApplications={applications}>
      <ConnectionList />
    </ConnectProvider>
  );
}
