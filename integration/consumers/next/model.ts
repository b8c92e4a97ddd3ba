import { generateId, simulateReadableStream } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';

type Prompt = Parameters<MockLanguageModelV4['doStream']>[0]['prompt'];
type Chunk =
  Awaited<ReturnType<MockLanguageModelV4['doStream']>>['stream'] extends ReadableStream<infer Each>
    ? Each
    : never;

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

/** A model without a network. It posts what a message that begins with "Post" says, and then reads the result of the call. */
export const model = new MockLanguageModelV4({
  doStream: async ({ prompt }) => ({ stream: simulateReadableStream({ chunks: answer(prompt) }) }),
});

function answer(prompt: Prompt): Chunk[] {
  const last = prompt.at(-1);
  if (last?.role === 'tool') return say(replyTo(last.content));
  const text =
    last?.role === 'user' ? last.content.map((part) => (part.type === 'text' ? part.text : '')).join('') : '';
  const post = /^Post (.*)/.exec(text)?.[1];
  return post ? call({ text: post }) : say(`I read: ${text}`);
}

const replyTo = (results: Extract<Prompt[number], { role: 'tool' }>['content']) =>
  results.some((part) => part.type === 'tool-result' && part.output.type === 'execution-denied')
    ? 'I have not posted it.'
    : JSON.stringify(results).includes('posted')
      ? 'It is posted.'
      : `It is not posted: ${JSON.stringify(results)}`;

const say = (text: string): Chunk[] => [
  { type: 'text-start', id: 'text' },
  { type: 'text-delta', id: 'text', delta: text },
  { type: 'text-end', id: 'text' },
  { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, usage },
];

const call = (input: object): Chunk[] => [
  { type: 'tool-call', toolCallId: generateId(), toolName: 'postMessage', input: JSON.stringify(input) },
  { type: 'finish', finishReason: { unified: 'tool-calls', raw: 'tool_calls' }, usage },
];
