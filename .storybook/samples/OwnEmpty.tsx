import { ConnectAccountButton, ConnectionList } from '@kit/react';

export function OwnEmpty() {
  const empty = (
    <>
      <p>Connect an account to import your contacts.</p>
      <ConnectAccountButton application="linkedin" variant="outline" />
    </>
  );
  return <ConnectionList empty={empty} />;
}
