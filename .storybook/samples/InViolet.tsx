import { ConnectAccountButton, ConnectionList } from '@kit/react';
import '@kit/react/styles.css';
import '@kit/react/themes/violet.css';

export function Accounts() {
  return (
    <section data-connect-theme="violet">
      <ConnectAccountButton application="linkedin" />
      <ConnectionList />
    </section>
  );
}
