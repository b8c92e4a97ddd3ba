import { LiveView } from '@kit/react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../texts.ts';
import { Composer } from './Composer.tsx';
import { Greeting } from './Greeting.tsx';
import { Message } from './Message.tsx';
import { useConversation } from './useConversation.ts';
import { useStickyScroll } from './useStickyScroll.ts';
import './Conversation.css';

/** One conversation: its messages, the composer, and its browser. */
export function Conversation({
  id,
  isStored,
  isBeside,
  onFirstMessage,
  menu,
}: {
  id: string;
  isStored: boolean;
  /** It is a part of another page. */
  isBeside: boolean;
  onFirstMessage: () => void;
  /** A button that opens the list of conversations on narrow screens. */
  menu: ReactNode;
}) {
  const texts = useTexts().chat;
  const [Main, Heading] = isBeside ? (['div', 'h2'] as const) : (['main', 'h1'] as const);
  const chat = useConversation(id, isStored);
  const { messages, isAnswering } = chat;
  const [isWatching, setWatching] = useState(false); // #connect
  const [list, goToEnd] = useStickyScroll();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // The control that led here may be gone, with the menu or the conversation that it was in.
    const isAsked = location.pathname.startsWith('/chat'); // the page of accounts has the focus otherwise
    if (isAsked && document.activeElement === document.body) field.current?.focus();
  }, []);
  const send = (text: string) => {
    goToEnd();
    chat.send(text);
    if (!isStored) onFirstMessage();
    field.current?.focus(); // the suggestion that had it is gone
  };

  return (
    <div className="conversation">
      <Main className="conversation-main">
        <div className="conversation-head">
          {isBeside && <h2>{texts.assistant}</h2>}
          <div>{menu}</div>
          {/* #region connect */}
          {isStored && (
            <button type="button" aria-expanded={isWatching} onClick={() => setWatching(!isWatching)}>
              <span>{isWatching ? texts.hide : texts.watch}</span>
            </button>
          )}
          {/* #endregion */}
        </div>
        {messages.length === 0 || chat.isUnknown ? (
          <Greeting heading={Heading} isUnknown={chat.isUnknown} isLoading={chat.isLoading} onSend={send} />
        ) : (
          <div
            className="messages"
            ref={list}
            role="log"
            aria-label={texts.messages}
            aria-busy={isAnswering}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard can scroll it
            tabIndex={0}
          >
            <div className="messages-content">
              <Heading className="hidden">{texts.conversation}</Heading>
              {messages.map((message, index) => (
                <Message
                  key={message.id}
                  message={message}
                  isLast={index === messages.length - 1}
                  isAnswering={isAnswering}
                  request={{ thread: id, onResponse: chat.addToolApprovalResponse }} // #connect
                />
              ))}
              {isAnswering && messages.at(-1)?.role === 'user' && (
                <p className="thinking">
                  <span>{texts.thinking}</span>
                </p>
              )}
              {chat.isBroken && (
                <p className="broken" role="alert">
                  <span>{texts.brokeOff}</span>
                  <button type="button" onClick={chat.retry}>
                    {texts.tryAgain}
                  </button>
                </p>
              )}
            </div>
          </div>
        )}
        {!chat.isUnknown && (
          <Composer field={field} isAnswering={isAnswering} onSend={send} onStop={chat.stopAnswering} />
        )}
        <output className="hidden">{isAnswering ? texts.isWriting : ''}</output>
      </Main>
      {/* #region connect */}
      {isWatching && (
        <aside className="conversation-browser">
          <LiveView sessionKey={id} />
        </aside>
      )}
      {/* #endregion */}
    </div>
  );
}
