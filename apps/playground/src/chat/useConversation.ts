import { useChat } from '@ai-sdk/react';
import {
  DefaultChatTransport,
  isTextUIPart,
  isToolUIPart,
  lastAssistantMessageIsCompleteWithApprovalResponses,
  type UIMessage,
} from 'ai';
import { useEffect, useEffectEvent } from 'react';
import { stopAnswer, useAnnounceThreads, useThread } from './useThreads.ts';

const transport = new DefaultChatTransport<UIMessage>({
  prepareSendMessagesRequest: ({ id, messages }) => ({
    api: `/api/chat/threads/${id}`,
    body: toTurn(messages.at(-1)),
  }),
});

/** What the server needs to know. It has the other messages. */
function toTurn(message: UIMessage | undefined): object {
  if (message?.role === 'user')
    return {
      id: message.id,
      text: message.parts
        .filter(isTextUIPart)
        .map(({ text }) => text)
        .join(''),
    };
  const approvals = (message?.parts ?? []).flatMap((part) =>
    isToolUIPart(part) && part.state === 'approval-responded'
      ? [{ id: part.approval.id, approved: part.approval.approved }]
      : [],
  );
  return { approvals };
}

/** A conversation with the assistant. `isStored` is false until its first message is sent. */
export function useConversation(id: string, isStored: boolean) {
  const announce = useAnnounceThreads();
  const chat = useChat({
    id,
    transport,
    sendAutomaticallyWhen: lastAssistantMessageIsCompleteWithApprovalResponses,
    onFinish: announce,
    onError: announce,
  });
  const { status, setMessages, messages } = chat;
  const isWriting = status === 'submitted' || status === 'streaming';
  const { data: thread } = useThread(id, { isStored: isStored && status !== 'submitted', isWriting });

  const announceStart = useEffectEvent(announce);
  useEffect(() => {
    if (status === 'streaming') announceStart();
  }, [status]);

  // The server is right, unless this tab is sending something, or has failed to.
  const follow = useEffectEvent((stored: UIMessage[]) => {
    const unsent = status === 'error' && messages.at(-1)?.role === 'user' ? messages.at(-1) : undefined;
    if (!isWriting && (!unsent || stored.some((each) => each.id === unsent.id))) setMessages(stored);
  });
  useEffect(() => {
    if (thread) follow(thread.messages);
  }, [thread]);

  const isAnswering = isWriting || thread?.isAnswering === true;
  return {
    ...chat,
    isAnswering,
    browser: thread?.browser ?? null, // #connect
    isUnknown: thread === null && messages.length === 0,
    /** The answer broke off, and can be tried again. */
    isBroken: !isAnswering && isUnanswered((status === 'error' ? messages : thread?.messages)?.at(-1)),
    send: (text: string) => {
      void chat.sendMessage({ text });
    },
    retry: () => void chat.sendMessage(),
    stopAnswering: () => void stopAnswer(id).then(chat.stop),
  };
}

function isUnanswered(message: UIMessage | undefined): boolean {
  return (
    message?.role === 'user' ||
    message?.parts.some((part) => isToolUIPart(part) && part.state === 'approval-responded') === true
  );
}
