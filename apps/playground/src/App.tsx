import { ConnectProvider, type AttemptEvent } from '@kit/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { EventPanel } from './EventPanel.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import { TopBar } from './TopBar.tsx';
import { useDemo } from './useDemo.ts';
import { usePath } from './usePath.ts';

// The settings page does not load the AI SDK.
const ChatPage = lazy(async () => ({ default: (await import('./chat/ChatPage.tsx')).ChatPage }));

const queryClient = new QueryClient();

/** A product that uses the kit: a settings page with a panel that shows the events of each attempt, and a chat. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Playground />
    </QueryClientProvider>
  );
}

function Playground() {
  const { data: demo, error } = useDemo();
  const isChat = usePath().startsWith('/chat');
  const [events, setEvents] = useState<AttemptEvent[]>([]);
  const record = useCallback((event: AttemptEvent) => {
    setEvents((earlier) => [...earlier.slice(-99), event]);
  }, []);

  useEffect(() => {
    document.title = `${isChat ? 'Assistant' : 'Connected accounts'} · Playground`;
  }, [isChat]);

  if (error)
    return (
      <p className="page-message">
        The playground’s server does not respond. Check the terminal, or start it again with npm start.
      </p>
    );
  if (!demo) return <p className="page-message">Loading…</p>;
  return (
    <ConnectProvider
      owner={demo.userId ? { userId: demo.userId } : 'page'}
      hostedOrigin={demo.hostedOrigin}
      onEvent={record}
    >
      {isChat && demo.userId ? (
        <div className="chat-page">
          <TopBar demo={demo} />
          <Suspense fallback={<p className="page-message">Loading…</p>}>
            <ChatPage key={demo.userId} />
          </Suspense>
        </div>
      ) : (
        <>
          <TopBar demo={demo} />
          <div className="columns">
            {demo.userId ? (
              <SettingsPage />
            ) : (
              <main className="page-message">You are signed out. Choose a user above.</main>
            )}
            <EventPanel demo={demo} events={events} onClear={() => setEvents([])} />
          </div>
        </>
      )}
    </ConnectProvider>
  );
}
