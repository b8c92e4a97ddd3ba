import { createUIMessageStreamResponse, isToolUIPart, type LanguageModel } from 'ai';
import type { BrowserSession, Connect } from '@kit/server';
import { createGate, sessionOf, settleCalls } from '@kit/server/ai-sdk';
import { z } from 'zod';
import { getDemoUser } from '../demoUsers.ts';
import { createAnswers } from './createAnswers.ts';
import type { Threads } from './openThreads.ts';
import type { Job, Tools } from './tools.ts';

/** The parts of the chat. */
export interface ChatOptions {
  threads: Threads;
  model: LanguageModel;
  tools: Tools;
  /** Does the job of a tool in a browser. */
  perform: (session: BrowserSession, job: Job, signal?: AbortSignal) => Promise<unknown>;
}

/** What a browser may send: a new message, or that the answer goes on. Everything else comes from the database. */
const turn = z.union([
  z.object({
    id: z.string().regex(/^[\w-]{8,64}$/),
    text: z.string().trim().min(1).max(4_000),
    /** Only a first message begins a conversation. One that was deleted in another tab stays deleted. */
    isFirst: z.boolean(),
  }),
  z.object({ goOn: z.literal(true) }), // #connect
]);

const address = /^\/api\/chat\/threads(?:\/([0-9a-f-]{36})(?:\/(stop))?)?$/;

/** Creates the handler of the chat's routes. They trust the stored messages only, never those that a browser has. */
export function createChatRoutes(connect: Connect, { threads, model, tools, perform }: ChatOptions) {
  const answers = createAnswers(threads, model, toolsOf);

  function toolsOf(userId: string, thread: string) {
    const created = tools.create((call, job) => {
      const { abortSignal: signal } = call;
      // #region connect
      const browser = { ...sessionOf(call), key: thread, keepMs: 10 * 60_000, signal };
      const about = { purpose: 'To work for you in a conversation.', agent: 'Assistant', takeOver: true };
      return connect.withSession({ ...browser, ...about }, (session) => perform(session, job, signal));
      // #endregion
    });
    return createGate(connect, { userId, thread })(created, tools.needs); // #connect
  }

  async function handle(request: Request): Promise<Response> {
    const [, id, action] = address.exec(new URL(request.url).pathname) ?? [];
    const userId = getDemoUser(request)?.id;
    if (!userId) return problem(401, 'You are signed out.');
    const isRead = request.method === 'GET';
    // Refuse other types, because any site can submit a plain form. JSON needs a CORS preflight request.
    if (!isRead && !request.headers.get('content-type')?.startsWith('application/json'))
      return problem(415, 'The request must be JSON.');
    if (!id) return isRead ? Response.json(threads.list(userId)) : notFound();
    if (request.method === 'POST' && !action) return post(userId, id, request);
    if (!threads.has(userId, id)) return notFound();
    if (isRead && !action) return read(userId, id);
    if (request.method === 'DELETE' && !action) return remove(userId, id);
    if (request.method !== 'POST' || action !== 'stop') return notFound();
    await answers.stop(id);
    return new Response(null, { status: 204 });
  }

  async function read(userId: string, id: string): Promise<Response> {
    const stored = await threads.messages(userId, id);
    const answer = answers.find(id);
    const written = answer?.message;
    const messages = written ? [...stored.filter((each) => each.id !== written.id), written] : stored;
    return Response.json({ messages, isAnswering: answer !== undefined });
  }

  async function post(userId: string, id: string, request: Request): Promise<Response> {
    const { data: sent } = turn.safeParse(await request.json().catch(() => undefined));
    if (!sent) return problem(400, 'The message is empty or too long.');
    // The id comes from the browser, so a new conversation needs only one request. It may be that of another user's.
    const title = 'text' in sent && sent.isFirst ? sent.text.slice(0, 80) : undefined;
    if (!threads.open(userId, id, title)) return notFound();
    const stream = await answers.start(userId, id, () => {
      if ('goOn' in sent) return approveCalls(userId, id); // #connect
      return addMessage(userId, id, sent);
    });
    return stream
      ? createUIMessageStreamResponse({ stream })
      : problem(409, 'There is nothing to answer, or an answer is being written already.');
  }

  /** Stores a message of the user and returns all messages. Null if the conversation has gone on since this message. */
  async function addMessage(userId: string, thread: string, sent: { id: string; text: string }) {
    threads.add(userId, thread, { id: sent.id, role: 'user', parts: [{ type: 'text', text: sent.text }] });
    const messages = await threads.messages(userId, thread);
    if (messages.at(-1)?.id !== sent.id) return null;
    return settleCalls(connect, { userId, thread }, messages); // #connect
  }

  // #region connect
  /**
   * Approves the calls that wait for an account, and returns all messages. Null if none does. Their requests decide what they do:
   * a call that the user declined runs nothing, and returns the reason.
   */
  async function approveCalls(userId: string, thread: string) {
    const messages = await threads.messages(userId, thread);
    const calls = messages.at(-1)?.parts.filter(isToolUIPart) ?? [];
    const waiting = calls.filter(({ state }) => state.startsWith('approval-'));
    for (const call of waiting)
      Object.assign(call, { state: 'approval-responded', approval: { ...call.approval, approved: true } });
    return waiting.length > 0 ? messages : null;
  }
  // #endregion

  async function remove(userId: string, id: string): Promise<Response> {
    await answers.stop(id);
    // #region connect
    await connect.supersedeRequests({ userId, thread: id });
    await connect.endSession({ userId, key: id });
    // #endregion
    threads.remove(userId, id);
    return new Response(null, { status: 204 });
  }

  return handle;
}

function notFound(): Response {
  return problem(404, 'There is no such conversation.');
}

function problem(status: number, message: string): Response {
  return Response.json({ message }, { status });
}
