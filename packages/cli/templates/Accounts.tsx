import { ConnectAccountButton, ConnectionList, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';

export function Accounts() {
  return (
    <section style={{ display: 'grid', gap: '1rem', maxWidth: '40rem', margin: 'auto', padding: '1.5rem' }}>
      <h2>Connected accounts</h2>
      <ConnectProvider
        owner="page" // once your app has a sign-in: owner={{ userId: user.id }}
        hostedOrigin={import.meta.env.VITE_HOSTED_ORIGIN} // the emulator in development
      >
        <div>
          <ConnectAccountButton application="linkedin" name="LinkedIn" />
        </div>
        <ConnectionList />
      </ConnectProvider>
    </section>
  );
}
