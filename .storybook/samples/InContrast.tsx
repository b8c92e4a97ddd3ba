import { ConnectAccountButton, ConnectionList } from '@kit/react';
import '@kit/react/styles.css';
import '@kit/react/themes/contrast.css';

export function Accounts() {
  return (
    <section data-connect-theme="contrast">
      <ConnectAccountButton application="linkedin" />
      <ConnectionList />
    </section>
  );
}
