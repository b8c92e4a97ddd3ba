import { ConnectProvider, type AttemptEvent } from '@kit/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { AccountsPage } from './accounts/AccountsPage.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { LanguageContext, languages, useTexts } from './texts.ts';
import { TopBar } from './TopBar.tsx';
import { useDemo, type Demo } from './useDemo.ts';
import { usePath } from './usePath.ts';
import { useSettings } from './useSettings.ts';

// The accounts page does not load the AI SDK.
const ChatPage = lazy(async () => ({ default: (await import('./chat/ChatPage.tsx')).ChatPage }));

const queryClient = new QueryClient();

/** A product that uses the kit: a page of accounts with a panel that shows the events of each attempt, and a chat. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Playground />
    </QueryClientProvider>
  );
}

function Playground() {
  const { data: demo, error } = useDemo();
  const [settings, change] = useSettings();
  const isChat = usePath().startsWith('/chat');
  const [events, setEvents] = useState<AttemptEvent[]>([]);
  const record = useCallback((event: AttemptEvent) => {
    setEvents((earlier) => [...earlier.slice(-99), event]);
  }, []);

  if (error)
    return (
      <p className="page-message">
        The playground’s server does not respond. Check the terminal, or start it again with npm start.
      </p>
    );
  if (!demo) return <p className="page-message">Loading…</p>;
  return (
    <LanguageContext value={settings.language}>
      <ConnectProvider
        owner={demo.userId ? { userId: demo.userId } : 'page'}
        hostedOrigin={demo.hostedOrigin}
        locale={languages[settings.language].strings}
        mode={settings.mode}
        onEvent={record}
      >
        <Title isChat={isChat} />
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
              <Main demo={demo} />
              <Inspector
                demo={demo}
                settings={settings}
                onChange={change}
                events={events}
                onClear={() => setEvents([])}
              />
            </div>
          </>
        )}
      </ConnectProvider>
    </LanguageContext>
  );
}

function Main({ demo }: { demo: Demo }) {
  const { signedOut } = useTexts();
  return demo.userId ? <AccountsPage /> : <main className="page-message">{signedOut}</main>;
}

function Title({ isChat }: { isChat: boolean }) {
  const { assistant, title } = useTexts();
  const page = isChat ? assistant : title;
  useEffect(() => {
    document.title = `${page} · Acme`;
  }, [page]);
  return null;
}
