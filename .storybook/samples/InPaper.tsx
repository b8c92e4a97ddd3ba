import { ConnectAccountButton, ConnectionList } from '@kit/react';
import '@kit/react/styles.css';
import '@kit/react/themes/paper.css';

export function Accounts() {
  return (
    <section data-connect-theme="paper">
      <ConnectAccountButton application="linkedin" />
      <ConnectionList />
    </section>
  );
}
