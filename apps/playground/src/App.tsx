import { ConnectProvider, type AttemptEvent } from '@kit/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { AccountsPage } from './accounts/AccountsPage.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { LanguageContext, languages, useTexts } from './texts.ts';
import { TopBar } from './TopBar.tsx';
import { useDemo, type Demo } from './useDemo.ts';
import { useMedia } from './useMedia.ts';
import { usePath } from './usePath.ts';
import { useSettings } from './useSettings.ts';

// A narrow accounts page does not load the AI SDK.
const ChatPage = lazy(async () => ({ default: (await import('./chat/ChatPage.tsx')).ChatPage }));

const queryClient = new QueryClient();

/**
 * A product that uses the kit: a page of accounts, a chat, and a panel that shows the events of each attempt. On wide screens the chat is
 * beside the accounts, and otherwise a page.
 */
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
  const path = usePath();
  const isWide = useMedia('(min-width: 69rem)');
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
  const isBeside = isWide && demo.userId !== null;
  const isChat = path.startsWith('/chat') && demo.userId !== null && !isWide;
  const chat = (
    <Suspense fallback={<Loading />}>
      <ChatPage key={demo.userId} isBeside={isBeside} />
    </Suspense>
  );
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
        {isChat ? (
          <div className="chat-page">
            <TopBar demo={demo} hasPages />
            <div className="assistant">{chat}</div>
          </div>
        ) : (
          <>
            <TopBar demo={demo} hasPages={!isBeside} />
            <div className="columns" data-beside={isBeside}>
              <Main demo={demo} isBeside={isBeside} />
              <div className="side">
                {isBeside && <Assistant>{chat}</Assistant>}
                <Inspector
                  demo={demo}
                  settings={settings}
                  onChange={change}
                  events={events}
                  onClear={() => setEvents([])}
                />
              </div>
            </div>
          </>
        )}
      </ConnectProvider>
    </LanguageContext>
  );
}

function Main({ demo, isBeside }: { demo: Demo; isBeside: boolean }) {
  const { signedOut } = useTexts();
  return demo.userId ? (
    <AccountsPage isBeside={isBeside} />
  ) : (
    <main className="page-message">{signedOut}</main>
  );
}

function Assistant({ children }: { children: ReactNode }) {
  const { assistant } = useTexts();
  return (
    <section className="assistant" aria-label={assistant}>
      {children}
    </section>
  );
}

function Loading() {
  const { chat } = useTexts();
  return <p className="page-message">{chat.loading}</p>;
}

function Title({ isChat }: { isChat: boolean }) {
  const { assistant, title } = useTexts();
  const page = isChat ? assistant : title;
  useEffect(() => {
    document.title = `${page} · Acme`;
  }, [page]);
  return null;
}
