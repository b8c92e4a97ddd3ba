import type { Attempt, Connection, ErrorCode } from '@kit/protocol';
import { appOrigin } from './browser/environment.fixture.ts';

export const connection = {
  id: 'con_1',
  application: 'linkedin',
  accountName: 'jane',
  status: 'connected',
  connectedAt: '2026-01-01T00:00:00Z',
} as const;

/** Waits for an answer that is on its way, unless the call is aborted. */
function wait(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
}

/** The network with a handler behind it: every POST makes attempt a1, a2, …; the test says what became of them. */
export function createFakeHandler() {
  const calls: string[] = [];
  const bodies: unknown[] = [];
  const attempts = new Map<string, Record<string, unknown>>();
  const completions = new Map<string, Record<string, unknown>>();
  const rules = {
    /** Milliseconds until an answer. */
    delay: 0,
    lifetime: 10 * 60_000,
    /** The server's clock against the browser's. */
    skew: 0,
    startUrl: (id: string) => `/api/connect/start/${id}`,
    /** Answers in place of the handler; a rejection is a dead network. */
    instead: undefined as ((call: string) => Response | Promise<Response> | undefined) | undefined,
  };

  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), {
      status,
      headers: { date: new Date(Date.now() + rules.skew).toUTCString() },
    });

  function refuse(code: string, status: number, retryAfter?: number): Response {
    return json({ error: { code, message: `It says ${code}.`, reference: 'r1', retryAfter } }, status);
  }

  function create(application: string, mode: unknown): Response {
    const attemptId = `a${attempts.size + 1}`;
    attempts.set(attemptId, { attemptId, application, status: 'created' });
    const expiresAt = new Date(Date.now() + rules.skew + rules.lifetime).toISOString();
    const secret = mode === 'frame' || mode === 'native' ? `secret of ${attemptId}` : undefined;
    return json({ attemptId, startUrl: rules.startUrl(attemptId), expiresAt, secret }, 201);
  }

  function answer(call: string, sent: Record<string, unknown>): Response {
    const [, name = '', id = '', verb] = call.split('/');
    if (call.startsWith('POST') && (name === 'connections' || !id)) return create('linkedin', sent['mode']);
    const attempt = name === 'attempts' ? attempts.get(id) : undefined;
    if (!attempt) return refuse('not_found', 404);
    const completion = completions.get(id);
    if (verb === 'confirm' && completion) return complete(id, sent, completion);
    return verb === 'confirm' && attempt.status === 'created'
      ? refuse('attempt_not_started', 409)
      : json(attempt);
  }

  function complete(
    id: string,
    sent: Record<string, unknown>,
    completion: Record<string, unknown>,
  ): Response {
    if (sent['completionCode'] !== 'code1' || sent['secret'] !== `secret of ${id}`)
      return refuse('invalid_completion_code', 403);
    attempts.set(id, completion);
    return json(completion);
  }

  const fetch: typeof globalThis.fetch = async (input, { method = 'GET', body, signal } = {}) => {
    const { href } = new URL(input instanceof Request ? input.url : input, appOrigin);
    const call = `${method} ${href.replace(`${appOrigin}/api/connect`, '')}`;
    calls.push(call);
    const sent: Record<string, unknown> = typeof body === 'string' ? JSON.parse(body) : {};
    if (body) bodies.push(sent);
    if (rules.delay) await wait(rules.delay, signal);
    return (await rules.instead?.(call)) ?? answer(call, sent);
  };

  return {
    fetch,
    calls,
    bodies,
    rules,
    refuse,
    set(
      attemptId: string,
      change: { status?: Attempt['status']; connection?: Connection; code?: ErrorCode; message?: string },
    ) {
      attempts.set(attemptId, { attemptId, application: 'linkedin', status: 'started', ...change });
    },
    /** What becomes of an attempt once the page sends the completion code `code1` with its secret. */
    complete(attemptId: string, change: { status: Attempt['status']; connection?: Connection }) {
      completions.set(attemptId, { attemptId, application: 'linkedin', ...change });
    },
    count: (call: string) => calls.filter((made) => made === call).length,
  };
}
