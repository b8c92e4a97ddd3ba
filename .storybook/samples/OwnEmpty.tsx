import { ConnectAccountButton, ConnectionList } from '@kit/react';

export function OwnEmpty() {
  const empty = (
    <div className="connect-blank">
      <p>Connect an account to import your contacts.</p>
      <ConnectAccountButton application="linkedin" variant="outline" />
    </div>
  );
  return <ConnectionList empty={empty} />;
}
