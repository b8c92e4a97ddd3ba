'use client';
import { useChat } from '@ai-sdk/react';
import { ConnectionRequest, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';
import { lastAssistantMessageIsCompleteWithApprovalResponses, type UIMessage } from 'ai';

interface Props {
  id: string;
  userId: string;
  /** The stored messages. */
  history: UIMessage[];
  hostedOrigin?: string | undefined;
}

export function Chat({ id, userId, history, hostedOrigin }: Props) {
  const { messages, sendMessage, addToolApprovalResponse } = useChat({
    id,
    messages: history,
    sendAutomaticallyWhen: lastAssistantMessageIsCompleteWithApprovalResponses,
  });

  return (
    <ConnectProvider owner={{ userId }} hostedOrigin={hostedOrigin}>
      {messages.flatMap((message) =>
        message.parts.map((part, index) =>
          part.type === 'text' ? (
            <p key={`${message.id}-${index}`}>{part.text}</p>
          ) : (
            <ConnectionRequest
              key={`${message.id}-${index}`}
              part={part}
              thread={id}
              isSuperseded={message !== messages.at(-1)}
              onResponse={addToolApprovalResponse}
            />
          ),
        ),
      )}
      <form
        action={(form) => {
          const text = form.get('text');
          if (typeof text === 'string') void sendMessage({ text });
        }}
      >
        <input name="text" aria-label="Message" required />
        <button type="submit">Send</button>
      </form>
    </ConnectProvider>
  );
}
