import { ApiError } from '../http/ApiError.ts';
import { errorResponse, htmlError } from '../http/errorResponse.ts';
import { wait } from '../http/wait.ts';
import { waitForAbort } from '../http/waitForAbort.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import { ConnectionReset } from './ConnectionReset.ts';
import type { Fault } from './Fault.ts';

/** A `Response` with one of these and a body cannot be made. https://fetch.spec.whatwg.org/#null-body-status */
const bodilessStatuses: ReadonlySet<number> = new Set([204, 205, 304]);

/** Plays the fault around a call. Rejects with `ConnectionReset`, or with the abort reason while hanging. */
export async function playFault(
  fault: Omit<Fault, 'call' | 'times'>,
  call: () => Promise<Response>,
  settings: Readonly<EmulatorSettings>,
  signal: AbortSignal,
): Promise<Response> {
  if (fault.kind === 'delay') await wait(fault.delayMs ?? 1000, signal);
  if (fault.kind === 'delay') return call();
  if (fault.takesEffect) await call();
  if (fault.kind === 'reset') throw new ConnectionReset();
  if (fault.kind === 'hang') return waitForAbort(signal);
  return withRetryAfter(answer(fault, settings), fault.retryAfter);
}

function answer(fault: Omit<Fault, 'call' | 'times'>, settings: Readonly<EmulatorSettings>): Response {
  if (fault.status !== undefined && bodilessStatuses.has(fault.status))
    return new Response(null, { status: fault.status });
  if (fault.kind === 'html') return htmlError(fault.status ?? 502, 'Bad Gateway');
  if (fault.kind === 'broken-json') {
    return new Response('{"id": "cut-o', {
      status: fault.status ?? 200,
      headers: { 'content-type': 'application/json' },
    });
  }
  return errorResponse(new ApiError(fault.status ?? 500, 'The emulator was told to fail.'), settings);
}

function withRetryAfter(response: Response, seconds: number | undefined): Response {
  if (seconds !== undefined) response.headers.set('retry-after', String(seconds));
  return response;
}
