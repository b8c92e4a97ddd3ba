import { setTimeout as wait } from 'node:timers/promises';
import { connectionOf, createGate, settleCalls } from '@kit/server/ai-sdk';
import {
  consumeStream,
  convertToModelMessages,
  generateId,
  stepCountIs,
  streamText,
  tool,
  validateUIMessages,
} from 'ai';
import { z } from 'zod';
import { saveChat } from '@/chats';
import { connect } from '@/connect';
import { getUser } from '@/getUser';
import { model } from '@/model';

const chatRequest = z.object({ id: z.string(), messages: z.unknown() });

export async function POST(request: Request) {
  const user = await getUser();
  if (!user) return new Response(null, { status: 401 });
  const { id: thread, messages } = chatRequest.parse(await request.json());
  const owner = { userId: user.id, thread };

  const postMessage = tool({
    description: 'Posts a message on LinkedIn.',
    inputSchema: z.object({ text: z.string() }),
    async execute({ text }, options) {
      const { id: connectionId, application, accountName } = connectionOf(options);
      const browser = await connect.createSession({
        userId: user.id,
        application: 'linkedin',
        connectionId,
      });
      console.log(`${browser.id} posts ${text} on ${application} as ${accountName}`);
      await wait(500); // as long as a page takes
      return { posted: text };
    },
  });

  const settled = await settleCalls(connect, owner, await validateUIMessages({ messages }));
  await saveChat(user.id, thread, settled);
  const gate = createGate(connect, owner);
  const result = streamText({
    model,
    messages: await convertToModelMessages(settled),
    tools: gate(
      { postMessage },
      { postMessage: { application: 'linkedin', reason: 'To post your message.' } },
    ),
    stopWhen: stepCountIs(5),
  });
  return result.toUIMessageStreamResponse({
    originalMessages: settled,
    generateMessageId: generateId,
    consumeSseStream: consumeStream,
    onEnd: (end) => saveChat(user.id, thread, end.messages),
  });
}
