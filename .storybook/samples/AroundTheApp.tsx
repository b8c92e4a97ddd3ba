import { ConnectAccountButton, ConnectionList, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';

export function App({ userId }: { userId: string }) {
  return (
    <ConnectProvider owner={{ userId }} onEvent={(event) => console.info(event.type)}>
      <ConnectAccountButton application="notion" />
      <ConnectionList />
    </ConnectProvider>
  );
}
