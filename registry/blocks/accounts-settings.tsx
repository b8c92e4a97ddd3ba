import { ConnectAccountButton, ConnectionList, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';

export function AccountsSettings({ userId }: { userId: string }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Connected accounts</CardTitle>
        <CardDescription>Agents can use these accounts until you disconnect them.</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        <ConnectProvider
          owner={{ userId }}
          hostedOrigin={import.meta.env.VITE_HOSTED_ORIGIN} // the emulator in development
        >
          <div>
            <ConnectAccountButton application="linkedin" name="LinkedIn" />
          </div>
          <ConnectionList showAgentAccess />
        </ConnectProvider>
      </CardContent>
    </Card>
  );
}
