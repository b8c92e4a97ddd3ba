import { ConnectAccountButton, ConnectionList, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { connect } from '@/connect';
import { getUser } from '@/getUser';

export default function Page() {
  return (
    <Suspense fallback={<p>Loading…</p>}>
      <Accounts />
    </Suspense>
  );
}

async function Accounts() {
  const user = await getUser();
  if (!user) redirect('/sign-in');
  return (
    <ConnectProvider
      owner={{ userId: user.id }}
      initialConnections={await connect.listConnections({ userId: user.id })}
      initialApplications={connect.listApplications()}
      hostedOrigin={process.env.ANCHORBROWSER_APP_URL} // the emulator's origin in development
    >
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
      <ConnectionList />
    </ConnectProvider>
  );
}
