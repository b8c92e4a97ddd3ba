import type { ApiCall } from '../api/apiCalls.ts';
import { rateLimitHeaders } from '../http/rateLimit.ts';
import { ApiError, errorResponse, htmlError } from '../http/responses.ts';
import { wait, waitForAbort } from '../http/wait.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import type { Fault } from './faultQueue.ts';

/** Thrown when a fault drops the connection. `listen` resets the socket; `emulator.fetch` rejects with it, as `fetch` does. */
export class ConnectionReset extends TypeError {
  /** Identifies the error without `instanceof`. */
  override readonly name = 'ConnectionReset';

  constructor() {
    super('fetch failed: the emulator dropped the connection');
  }
}

// The number of Anchor's example.
const limit = 5;

// `Response` accepts no body for these. https://fetch.spec.whatwg.org/#null-body-status
const statusesWithoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** Injects a fault into a call. Rejects with `ConnectionReset`, or with the abort reason while the call hangs. */
export async function injectFault(
  fault: Omit<Fault, 'call' | 'times'>,
  call: ApiCall | null,
  run: () => Promise<Response>,
  settings: Readonly<EmulatorSettings>,
  signal: AbortSignal,
): Promise<Response> {
  if (fault.kind === 'delay') {
    await wait(fault.delayMs ?? 1000, signal);
    return run();
  }
  if (fault.takesEffect) await run();
  if (fault.kind === 'reset') throw new ConnectionReset();
  if (fault.kind === 'hang') return waitForAbort(signal);
  const response = createFaultResponse(fault, settings);
  if (fault.retryAfter === undefined) return response;
  response.headers.set('retry-after', String(fault.retryAfter));
  // Anchor documents more headers for the creation of sessions, and none for other calls.
  if (call === 'sessions.create' && response.status === 429) {
    const headers = rateLimitHeaders(`${limit}-in-1min`, `q=${limit}; w=60`, fault.retryAfter);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  }
  return response;
}

function createFaultResponse(
  { kind, status }: Pick<Fault, 'kind' | 'status'>,
  settings: Readonly<EmulatorSettings>,
): Response {
  if (status !== undefined && statusesWithoutBody.has(status)) return new Response(null, { status });
  if (kind === 'html') return htmlError(status ?? 502, 'Bad Gateway');
  if (kind === 'broken-json') {
    return new Response('{"id": "cut-o', {
      status: status ?? 200,
      headers: { 'content-type': 'application/json' },
    });
  }
  return errorResponse(new ApiError(status ?? 500, 'The emulator injected a fault.'), settings);
}
