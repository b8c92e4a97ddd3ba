import { ConnectionList, ConnectProvider } from '@kit/react';
import { de } from '@kit/react/locales/de';
import '@kit/react/styles.css';

export function App({ userId }: { userId: string }) {
  return (
    <ConnectProvider owner={{ userId }} locale={de}>
      <ConnectionList />
    </ConnectProvider>
  );
}
