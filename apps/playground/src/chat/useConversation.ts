import { useChat } from '@ai-sdk/react';
import {
  DefaultChatTransport,
  isTextUIPart,
  isToolUIPart,
  lastAssistantMessageIsCompleteWithApprovalResponses, // #connect
  type UIMessage,
} from 'ai';
import { useEffect, useEffectEvent } from 'react';
import { stopAnswer, useAnnounceThreads, useThread } from './useThreads.ts';

const transport = new DefaultChatTransport<UIMessage>({
  prepareSendMessagesRequest: ({ id, messages, body }) => ({
    api: `/api/chat/threads/${id}`,
    body: { ...body, ...toTurn(messages.at(-1)) },
  }),
});

/** What the server needs to know. It has the other messages. */
function toTurn(message: UIMessage | undefined): object {
  if (message?.role !== 'user') return { goOn: true }; // #connect
  const texts = message.parts.filter(isTextUIPart).map(({ text }) => text);
  return { id: message.id, text: texts.join('') };
}

/** A conversation with the assistant. `isStored` is false until its first message is sent. */
export function useConversation(id: string, isStored: boolean) {
  const announce = useAnnounceThreads();
  const chat = useChat({
    id,
    transport,
    sendAutomaticallyWhen: lastAssistantMessageIsCompleteWithApprovalResponses, // #connect
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
  const unsent = status === 'error' && messages.at(-1)?.role === 'user' ? messages.at(-1) : undefined;
  const follow = useEffectEvent((stored: UIMessage[]) => {
    if (!isWriting && (!unsent || stored.some((each) => each.id === unsent.id))) setMessages(stored);
  });
  useEffect(() => {
    if (thread) follow(thread.messages);
  }, [thread]);

  const isAnswering = isWriting || thread?.isAnswering === true;
  return {
    ...chat,
    isAnswering,
    /** There is no such conversation, perhaps because it was deleted in another tab. A first message may still be unsent. */
    isUnknown: thread === null && !isWriting && !(unsent && messages.length === 1),
    isLoading: isStored && thread === undefined && messages.length === 0,
    /** The answer broke off, and can be tried again. */
    isBroken: !isAnswering && isUnanswered((status === 'error' ? messages : thread?.messages)?.at(-1)),
    send: (text: string) => {
      void chat.sendMessage({ text }, { body: { isFirst: !isStored } });
    },
    retry: () => void chat.sendMessage(undefined, { body: { isFirst: messages.length === 1 } }),
    // If the server was not reached, it still answers, and the page still offers to stop that.
    stopAnswering: () => void Promise.allSettled([stopAnswer(id)]).then(chat.stop),
  };
}

function isUnanswered(message: UIMessage | undefined): boolean {
  if (message?.parts.some((part) => isToolUIPart(part) && part.state === 'approval-responded')) return true; // #connect
  return message?.role === 'user';
}
