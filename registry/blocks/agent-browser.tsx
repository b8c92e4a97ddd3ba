'use client';

import { ConnectProvider, LiveView } from '@kit/react';
import '@kit/react/styles.css';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';

interface AgentBrowserProps {
  userId: string;
  /** The `key` of `withSession` on your server, such as the id of the chat. */
  sessionKey: string;
}

/** Shows the browser of an agent while it works. */
export function AgentBrowser({ userId, sessionKey }: AgentBrowserProps) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>The agent’s browser</CardTitle>
      </CardHeader>
      <CardContent>
        <ConnectProvider owner={{ userId }}>
          <LiveView sessionKey={sessionKey} />
        </ConnectProvider>
      </CardContent>
    </Card>
  );
}
