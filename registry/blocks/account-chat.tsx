'use client';

import { useChat } from '@ai-sdk/react';
import { ConnectionRequest, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';
import { lastAssistantMessageIsCompleteWithApprovalResponses, type UIMessage } from 'ai';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardContent } from '@/components/ui/card';
import { Input } from '@/components/ui/input';

interface AccountChatProps {
  id: string;
  userId: string;
  /** The messages that your server has stored. */
  stored: UIMessage[];
  /** The origin of the emulator's page in development. */
  hostedOrigin?: string | undefined;
}

/** A chat whose agent asks for an account when it needs one. */
export function AccountChat({ id, userId, stored, hostedOrigin }: AccountChatProps) {
  const [text, setText] = useState('');
  const { messages, sendMessage, addToolApprovalResponse } = useChat({
    id,
    messages: stored,
    sendAutomaticallyWhen: lastAssistantMessageIsCompleteWithApprovalResponses,
  });
  return (
    <Card>
      <CardContent className="grid gap-4">
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
        </ConnectProvider>
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() === '') return;
            void sendMessage({ text });
            setText('');
          }}
        >
          <Input
            aria-label="Message"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
          <Button type="submit">Send</Button>
        </form>
      </CardContent>
    </Card>
  );
}
