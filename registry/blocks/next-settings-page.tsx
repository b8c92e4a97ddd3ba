import { ConnectAccountButton, ConnectionList, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { connect, getUser } from '@/lib/connect';

export default function Page() {
  return (
    <main className="mx-auto max-w-2xl p-6">
      <Card>
        <CardHeader>
          <CardTitle>Connected accounts</CardTitle>
          <CardDescription>Agents can use these accounts until you disconnect them.</CardDescription>
        </CardHeader>
        <CardContent className="grid gap-4">
          <Suspense fallback={<p>Loading…</p>}>
            <Accounts />
          </Suspense>
        </CardContent>
      </Card>
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
      <ConnectionList showAgentAccess />
    </ConnectProvider>
  );
}
