import { setTimeout as wait } from 'node:timers/promises';
import {
  addAnswer,
  connectionOf,
  createGate,
  receiveMessage,
  sessionOf,
  settleCalls,
} from '@kit/server/ai-sdk';
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
import { loadChat, saveChat } from '@/chats';
import { connect } from '@/connect';
import { getUser } from '@/getUser';
import { model } from '@/model';

const chatRequest = z.object({ id: z.string(), messages: z.array(z.unknown()).min(1) });

export async function POST(request: Request) {
  const user = await getUser();
  if (!user) return new Response(null, { status: 401 });
  const { id: thread, messages } = chatRequest.parse(await request.json());
  const owner = { userId: user.id, thread };

  const postMessage = tool({
    description: 'Posts a message on LinkedIn.',
    inputSchema: z.object({ text: z.string() }),
    async execute({ text }, options) {
      const { application, accountName } = connectionOf(options);
      return connect.withSession({ ...sessionOf(options), application: 'linkedin' }, async (browser) => {
        console.log(`${browser.id} posts ${text} on ${application} as ${accountName}`);
        await wait(500); // as long as a page takes
        return { posted: text };
      });
    },
  });

  // The earlier messages come from the store.
  const [sent] = await validateUIMessages({ messages: messages.slice(-1) });
  const history = sent && receiveMessage(await loadChat(user.id, thread), sent);
  if (!history) return new Response('The chat has gone on. Reload the page.', { status: 409 });

  const settled = await settleCalls(connect, owner, history);
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
    onEnd: async ({ responseMessage }) =>
      saveChat(user.id, thread, addAnswer(await loadChat(user.id, thread), responseMessage)),
  });
}
