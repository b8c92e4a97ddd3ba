import { randomUUID } from 'node:crypto';
import { simulateReadableStream } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { z } from 'zod';
import { nextStep, type Result, type Step } from './script.ts';

type Stream = Exclude<ConstructorParameters<typeof MockLanguageModelV4>[0], undefined>['doStream'];
type Prompt = Parameters<Extract<Stream, (...args: never) => unknown>>[0]['prompt'];

const record = z.record(z.string(), z.unknown());

const usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};

/** Creates a model that works offline. It follows the rules of `script.ts`, and streams its text word by word. */
export function createScriptedModel(wordDelayMs: number): MockLanguageModelV4 {
  return new MockLanguageModelV4({
    modelId: 'script',
    doStream: async ({ prompt }) => ({
      stream: simulateReadableStream({
        chunks: toChunks(nextStep(readMessage(prompt), readResults(prompt))),
        chunkDelayInMs: wordDelayMs,
      }),
    }),
  });
}

/** The last message of the user. */
function readMessage(prompt: Prompt): string {
  const message = prompt.findLast(({ role }) => role === 'user');
  if (message?.role !== 'user') return '';
  return message.content.map((part) => (part.type === 'text' ? part.text : '')).join(' ');
}

/** What tools returned since the last message of the user. */
function readResults(prompt: Prompt): Result[] {
  const begin = prompt.findLastIndex(({ role }) => role === 'user');
  return prompt
    .slice(begin + 1)
    .flatMap((message) => (message.role === 'tool' ? message.content : []))
    .flatMap((part): Result[] => {
      if (part.type !== 'tool-result') return [];
      const { toolName: tool, output } = part;
      const value = output.type === 'json' ? record.safeParse(output.value).data : undefined;
      return [{ tool, isFailed: output.type !== 'json', value: value ?? {} }];
    });
}

function toChunks({ text, calls }: Step) {
  const unified = calls.length > 0 ? ('tool-calls' as const) : ('stop' as const);
  return [
    { type: 'stream-start' as const, warnings: [] },
    { type: 'text-start' as const, id: 'text' },
    ...text.split(/(?<=\s)(?=\S)/).map((delta) => ({ type: 'text-delta' as const, id: 'text', delta })),
    { type: 'text-end' as const, id: 'text' },
    ...calls.map(({ tool, input }) => ({
      type: 'tool-call' as const,
      toolCallId: `call-${randomUUID()}`,
      toolName: tool,
      input: JSON.stringify(input),
    })),
    { type: 'finish' as const, finishReason: { unified, raw: unified }, usage },
  ];
}
