import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createWorld, type World } from '../world.fixture.ts';
import { sdks, type Answer, type Message, type Script, type Sdk } from './agent.fixture.ts';
import { connectionOf, createGate } from './createGate.ts';

const ada = { userId: 'ada', thread: 'chat' };

/** Calls the tool once and then says what it returned. */
const postOnce: Script = (prompt) => {
  const last = prompt.at(-1);
  return last?.role === 'tool'
    ? `Result: ${JSON.stringify(last.content)}`
    : [{ id: 'call-1', tool: 'postMessage', input: { text: 'hi' } }];
};

const said = (text: string): Message => ({ id: 'user', role: 'user', parts: [{ type: 'text', text }] });

/** An app with one gated tool. `ran` is what its calls received. */
function createApp(world: World, sdk: Sdk) {
  const ran: unknown[] = [];
  const gate = createGate(world.connect, ada);
  const tools = gate(
    {
      postMessage: {
        inputSchema: z.object({ text: z.string() }),
        async execute({ text }: { text: string }, options: { toolCallId: string }) {
          ran.push({ text, account: connectionOf(options).accountName });
          return { posted: text };
        },
      },
    },
    { postMessage: { application: 'linkedin', reason: 'To post your message.' } },
  );
  const answer = (messages: Message[], script = postOnce): Promise<Answer> =>
    sdk.answer({ messages, tools, script });
  return { ran, answer };
}

/** The tool part of the last message. */
function partOf({ messages }: Answer) {
  const part = messages.at(-1)?.parts.find(({ type }) => type === 'tool-postMessage');
  if (!part) throw new Error(`There is no tool part in ${JSON.stringify(messages)}`);
  return part;
}

/** What the browser sends after the card: the messages with the response to the approval. */
function respond(answer: Answer, approved: boolean): Message[] {
  const messages = structuredClone(answer.messages);
  const part = partOf({ ...answer, messages });
  part.state = 'approval-responded';
  part.approval = { id: part.approval?.id ?? '', approved };
  return messages;
}

describe.each(sdks)('AI SDK $version', (sdk) => {
  test('a call waits for the account, and then runs once with its first arguments', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    expect(partOf(asked)).toMatchObject({ state: 'approval-requested', input: { text: 'hi' } });
    expect(app.ran).toEqual([]);

    const request = await world.connect.readRequest({ ...ada, key: 'call-1' });
    expect(request).toMatchObject({
      status: 'open',
      application: 'linkedin',
      reason: 'To post your message.',
    });
    await world.finish(
      world.browser('ada'),
      { application: 'linkedin', request: request.id },
      'ada@example.com',
    );
    expect(await world.connect.readRequest({ ...ada, key: 'call-1' })).toMatchObject({ status: 'connected' });

    const done = await app.answer(respond(asked, true));
    expect(app.ran).toEqual([{ text: 'hi', account: 'ada@example.com' }]);
    expect(partOf(done)).toMatchObject({ state: 'output-available', output: { posted: 'hi' } });
  });
});
