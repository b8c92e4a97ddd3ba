import { createUIMessageStreamResponse, isToolUIPart, type LanguageModel, type UIMessage } from 'ai';
import type { Connect } from '@kit/server';
import { connectionOf, createGate, settleCalls } from '@kit/server/ai-sdk';
import { z } from 'zod';
import { getDemoUser } from '../demoUsers.ts';
import { createAnswers } from './createAnswers.ts';
import { createTools } from './createTools.ts';
import type { Threads } from './openThreads.ts';

/** The parts of the chat. */
export interface ChatOptions {
  threads: Threads;
  model: LanguageModel;
  /** Does a task in a browser. Offline, it returns the sample. */
  perform: (sessionId: string, task: string, sample: Record<string, unknown>) => Promise<unknown>;
}

/** What a browser may send: a new message, or the answers to what the assistant asked. Everything else comes from the database. */
const turn = z.union([
  z.object({ id: z.string().regex(/^[\w-]{8,64}$/), text: z.string().trim().min(1).max(4_000) }),
  z.object({ approvals: z.array(z.object({ id: z.string(), approved: z.boolean() })).min(1) }),
]);
type Approvals = Extract<z.infer<typeof turn>, { approvals: unknown }>['approvals'];

const address = /^\/api\/chat\/threads(?:\/([0-9a-f-]{36})(?:\/(stop|live))?)?$/;

/** Creates the handler of the chat's routes. They trust the stored messages only, never those that a browser has. */
export function createChatRoutes(connect: Connect, { threads, model, perform }: ChatOptions) {
  const answers = createAnswers(threads, model, toolsOf);
  // #region connect
  function toolsOf(userId: string, thread: string) {
    const applications = connect.listApplications().map(({ application }) => application);
    const { tools, needs } = createTools(applications, (call, task, sample) => {
      const { application, id: connectionId } = connectionOf(call);
      const browser = { userId, application, connectionId, key: thread, keepMs: 10 * 60_000 };
      return connect.withSession(browser, ({ anchorId }) => perform(anchorId, task, sample));
    });
    return createGate(connect, { userId, thread })(tools, needs);
  }

  /** Leads a frame to the live view. Its address is a credential, so it is in no page, message or database. */
  async function showLive(userId: string, thread: string): Promise<Response> {
    const session = await connect.findSession({ userId, key: thread });
    return session ? Response.redirect(session.liveViewUrl, 302) : problem(404, 'This browser has ended.');
  }
  // #endregion

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
    if (isRead && action === 'live') return showLive(userId, id); // #connect
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
    return Response.json({
      messages,
      isAnswering: answer !== undefined,
      browser: (await connect.findSession({ userId, key: id }))?.endsAt.getTime() ?? null, // #connect
    });
  }

  async function post(userId: string, id: string, request: Request): Promise<Response> {
    const { data: sent } = turn.safeParse(await request.json().catch(() => undefined));
    if (!sent) return problem(400, 'The message is empty or too long.');
    // The id comes from the browser, so a new conversation needs only one request. It may be that of another user's.
    const isOwn = 'text' in sent ? threads.open(userId, id, sent.text.slice(0, 80)) : threads.has(userId, id);
    if (!isOwn) return notFound();
    const stream = await answers.start(userId, id, () =>
      'text' in sent ? addMessage(userId, id, sent) : approve(userId, id, sent.approvals),
    );
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

  /** Stores the answers to what the last message asks, and returns all messages. Null if it asks nothing, or something else too. */
  async function approve(userId: string, thread: string, approvals: Approvals) {
    const messages = await threads.messages(userId, thread);
    const last = messages.pop();
    if (!last) return null;
    const parts = last.parts.map((part): UIMessage['parts'][number] => {
      if (!isToolUIPart(part) || part.state !== 'approval-requested') return part;
      const approval = approvals.find((each) => each.id === part.approval.id);
      return approval
        ? { ...part, state: 'approval-responded', approval: { ...part.approval, ...approval } }
        : part;
    });
    const states = parts.filter(isToolUIPart).map(({ state }) => state);
    if (states.includes('approval-requested') || !states.includes('approval-responded')) return null;
    const answered = { ...last, parts };
    threads.save(userId, thread, answered);
    return [...messages, answered];
  }

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
