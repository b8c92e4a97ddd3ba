import { ConnectAccountButton, ConnectionList, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { connect, getUser } from '@/lib/connect';

export default function Page() {
  return (
    <Suspense fallback={<p>Loading…</p>}>
      <Accounts />
    </Suspense>
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
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
      <ConnectionList />
    </ConnectProvider>
  );
}
