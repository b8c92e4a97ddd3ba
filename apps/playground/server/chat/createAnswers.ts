import { randomUUID } from 'node:crypto';
import {
  convertToModelMessages,
  isStepCount,
  readUIMessageStream,
  streamText,
  toUIMessageStream,
  type LanguageModel,
  type ToolSet,
  type UIMessage,
  type UIMessageChunk,
} from 'ai';
import type { Threads } from './openThreads.ts';
import { stopCalls } from './stopCalls.ts';

/** The system prompt. The kit makes sure that a tool has an account, so no sentence is about that. */
const instructions = [
  'You are the assistant of a product. You work on websites for the user, with the tools that you have.',
  'Use a tool as soon as the user asks for what it does. Before that, say in one sentence what you will do.',
  'Write short answers in plain text, without Markdown. Report only what a tool returned.',
].join('\n');

interface Answer {
  /** The message of the assistant, as far as it is written. */
  message: UIMessage | undefined;
  stop: AbortController;
  finished: Promise<void>;
}

/** Writes the answers of the assistant. An answer is finished and stored even if no browser is listening. */
export function createAnswers(
  threads: Threads,
  model: LanguageModel,
  toolsOf: (userId: string, threadId: string) => ToolSet,
) {
  // In memory, so no answer is under way after the process ends.
  const answers = new Map<string, Answer>();

  async function write(
    userId: string,
    threadId: string,
    messages: UIMessage[],
    answer: Answer,
  ): Promise<ReadableStream<UIMessageChunk>> {
    const tools = toolsOf(userId, threadId);
    const { stream } = streamText({
      model,
      instructions,
      tools,
      messages: await convertToModelMessages(messages, { ignoreIncompleteToolCalls: true }),
      stopWhen: isStepCount(8),
      abortSignal: answer.stop.signal,
      onError: () => {}, // `describeError` reports it
    });
    const [toBrowser, toStore] = toUIMessageStream({
      stream,
      originalMessages: messages,
      generateMessageId: randomUUID,
      onError: describeError,
    }).tee();
    const last = messages.at(-1);
    if (last?.role === 'assistant') {
      answer.message = last;
      threads.save(userId, threadId, last); // it goes on, also if the process ends now
    }
    answer.finished = keep(toStore);
    return toBrowser;

    async function keep(parts: ReadableStream<UIMessageChunk>): Promise<void> {
      try {
        const begun = last?.role === 'assistant' ? { message: structuredClone(last) } : {};
        const written = readUIMessageStream({ stream: parts, ...begun });
        for await (const message of written) answer.message = message;
        if (!answer.message) return;
        if (answer.stop.signal.aborted) stopCalls(answer.message);
        threads.save(userId, threadId, answer.message);
      } catch (error) {
        console.error(error); // the user can try again
      } finally {
        answers.delete(threadId);
      }
    }
  }

  return {
    /** Returns the message that is being written, if there is one. */
    find: (threadId: string): Pick<Answer, 'message'> | undefined => answers.get(threadId),

    /**
     * Runs the model on the messages that `prepare` returns, and streams the answer. If the last message is the assistant's, the
     * answer continues it. Returns null if an answer is under way already, or if there is nothing to answer.
     */
    async start(
      userId: string,
      threadId: string,
      prepare: () => Promise<UIMessage[] | null>,
    ): Promise<ReadableStream<UIMessageChunk> | null> {
      if (answers.has(threadId)) return null;
      const answer = { message: undefined, stop: new AbortController(), finished: Promise.resolve() };
      answers.set(threadId, answer);
      try {
        const messages = await prepare();
        if (messages) return await write(userId, threadId, messages, answer);
      } catch (error) {
        answers.delete(threadId);
        throw error;
      }
      answers.delete(threadId);
      return null;
    },

    async stop(threadId: string): Promise<void> {
      const answer = answers.get(threadId);
      answer?.stop.abort();
      await answer?.finished;
    },
  };
}

/** The sentence that the user reads. The cause is for the developer. */
function describeError(error: unknown): string {
  console.error(error);
  return 'Something went wrong.';
}
