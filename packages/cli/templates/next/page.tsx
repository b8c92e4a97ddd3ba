import { ConnectAccountButton, ConnectionList, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { connect, getUser } from '@/lib/connect';

export default function Page() {
  return (
    <main style={{ display: 'grid', gap: '1rem', maxWidth: '40rem', margin: 'auto', padding: '1.5rem' }}>
      <h1>Connected accounts</h1>
      <Suspense fallback={<p>Loading…</p>}>
        <Accounts />
      </Suspense>
    </main>
  );
}

async function Accounts() {
  await connection(); // renders for each request
  const user = getUser();
  if (!user) return <p>Sign in to connect your accounts.</p>;
  return (
    <ConnectProvider
      owner={{ userId: user.id }}
      initialConnections={await connect.listConnections({ userId: user.id })}
      initialApplications={connect.listApplications()}
      hostedOrigin={process.env.ANCHORBROWSER_APP_URL} // the emulator in development
    >
      <div>
        <ConnectAccountButton application="linkedin" name="LinkedIn" />
      </div>
      <ConnectionList />
    </ConnectProvider>
  );
}
