import { ConnectAccountButton, ConnectionList, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';

export function Accounts() {
  return (
    <ConnectProvider
      owner="page" // once your app has a sign-in: owner={{ userId: user.id }}
      hostedOrigin={import.meta.env.VITE_HOSTED_ORIGIN} // the emulator in development
    >
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
      <ConnectionList />
    </ConnectProvider>
  );
}
