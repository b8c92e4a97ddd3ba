import * as ai6 from 'ai6';
import * as mock6 from 'ai6/test';
import * as ai7 from 'ai7';
import * as mock7 from 'ai7/test';

/** A part of a message, as a chat stores it. */
export interface Part {
  type: string;
  toolCallId?: string;
  state?: string;
  input?: unknown;
  output?: unknown;
  errorText?: string;
  text?: string;
  approval?: { id: string; approved?: boolean; reason?: string };
}

/** A message, as a chat stores it. */
export interface Message {
  id: string;
  role: 'user' | 'assistant';
  parts: Part[];
}

/** What the scripted model does in one step: it writes text, or calls tools. */
type Step = string | { id: string; tool: string; input: unknown }[];

/** Reads the model's last message in the prompt, and returns its next step. */
export type Script = (prompt: readonly { role: string; content: unknown }[]) => Step;

/** One request of the chat to its server. */
interface Turn {
  messages: Message[];
  tools: object;
  script: Script;
}

/** What the server answered, and everything that the model and the browser saw. */
export interface Answer {
  /** All messages, the answer included. */
  messages: Message[];
  /** What the model received. */
  prompts: unknown[];
  /** What the browser received. */
  chunks: unknown[];
}

/** One major version of the AI SDK. */
export interface Sdk {
  version: string;
  answer: (turn: Turn) => Promise<Answer>;
}

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

/** The tool calls of a step, as the interface of a model has them. */
const callsOf = (step: Exclude<Step, string>) =>
  step.map(({ id, tool, input }) => ({
    type: 'tool-call' as const,
    toolCallId: id,
    toolName: tool,
    input: JSON.stringify(input),
  }));

const contentOf = (step: Step) =>
  typeof step === 'string' ? [{ type: 'text' as const, text: step }] : callsOf(step);

function endOf(step: Step) {
  const unified = typeof step === 'string' ? ('stop' as const) : ('tool-calls' as const);
  return { finishReason: { unified, raw: unified }, usage };
}

function chunksOf(step: Step) {
  const content =
    typeof step === 'string'
      ? [
          { type: 'text-start' as const, id: 'text' },
          { type: 'text-delta' as const, id: 'text', delta: step },
          { type: 'text-end' as const, id: 'text' },
        ]
      : callsOf(step);
  return [
    { type: 'stream-start' as const, warnings: [] },
    ...content,
    { type: 'finish' as const, ...endOf(step) },
  ];
}

/** Returns a model of version 6 that follows a script. */
export function model6(script: Script): mock6.MockLanguageModelV3 {
  return new mock6.MockLanguageModelV3({
    doGenerate: async ({ prompt }) => {
      const step = script(prompt);
      return { content: contentOf(step), ...endOf(step), warnings: [] };
    },
    doStream: async ({ prompt }) => ({
      stream: ai6.simulateReadableStream({ chunks: chunksOf(script(prompt)) }),
    }),
  });
}

/** Returns a model of version 7 that follows a script. */
export function model7(script: Script): mock7.MockLanguageModelV4 {
  return new mock7.MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      const step = script(prompt);
      return { content: contentOf(step), ...endOf(step), warnings: [] };
    },
    doStream: async ({ prompt }) => ({
      stream: ai7.simulateReadableStream({ chunks: chunksOf(script(prompt)) }),
    }),
  });
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of stream) all.push(one);
  return all;
}

/** What is stored comes back from JSON. */
const stored = (messages: unknown): Message[] => JSON.parse(JSON.stringify(messages));

const sdk6: Sdk = {
  version: '6',
  async answer({ messages, tools, script }) {
    const prompts: unknown[] = [];
    const model = model6((prompt) => {
      prompts.push(prompt);
      return script(prompt);
    });
    const original = await ai6.validateUIMessages({ messages });
    const set: ai6.ToolSet = { ...tools };
    const result = ai6.streamText({
      model,
      tools: set,
      messages: await ai6.convertToModelMessages(original),
      stopWhen: ai6.stepCountIs(5),
    });
    let all: unknown = original;
    const chunks = await collect(
      result.toUIMessageStream({
        originalMessages: original,
        generateMessageId: () => `answer-${original.length}`,
        onError: String,
        onFinish: (end) => {
          all = end.messages;
        },
      }),
    );
    return { messages: stored(all), prompts, chunks };
  },
};

const sdk7: Sdk = {
  version: '7',
  async answer({ messages, tools, script }) {
    const prompts: unknown[] = [];
    const model = model7((prompt) => {
      prompts.push(prompt);
      return script(prompt);
    });
    const original = await ai7.validateUIMessages({ messages });
    const set: ai7.ToolSet = { ...tools };
    const result = ai7.streamText({
      model,
      tools: set,
      messages: await ai7.convertToModelMessages(original),
      stopWhen: ai7.isStepCount(5),
    });
    let all: unknown = original;
    const chunks = await collect(
      result.toUIMessageStream({
        originalMessages: original,
        generateMessageId: () => `answer-${original.length}`,
        onError: String,
        onFinish: (end) => {
          all = end.messages;
        },
      }),
    );
    return { messages: stored(all), prompts, chunks };
  },
};

export const sdks: Sdk[] = [sdk6, sdk7];
