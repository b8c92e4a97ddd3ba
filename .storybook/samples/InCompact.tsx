import { ConnectAccountButton, ConnectionList } from '@kit/react';
import '@kit/react/styles.css';
import '@kit/react/themes/compact.css';

export function Accounts() {
  return (
    <section data-connect-theme="compact">
      <ConnectAccountButton application="linkedin" />
      <ConnectionList />
    </section>
  );
}
