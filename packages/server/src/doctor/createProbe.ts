import { networkCode } from '../networkCode.ts';
import { isTimeout, withTimeout } from '../withTimeout.ts';

/** Options of `doctor()`. */
export interface DoctorOptions {
  /** Sends what the doctor asks of your own app. Must not follow redirects. @default the global fetch */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Milliseconds to wait for one answer. @default 10_000 */
  timeout?: number | undefined;
}

/** What came back, as far as the doctor reads it. */
export interface Answer {
  status: number;
  headers: Headers;
  body: string;
  /** Whether a redirect led there that only adds a slash to the address. */
  isSlashed: boolean;
}

/** Asks the app as a browser does. Throws {@link NoAnswer}. */
export type Probe = (
  method: 'GET' | 'POST',
  url: string,
  headers: Record<string, string>,
  body?: string,
) => Promise<Answer>;

/** Thrown where nothing came back. */
export class NoAnswer extends Error {
  /** Whether the name of the host leads nowhere. */
  readonly isUnresolved: boolean;
  constructor(reason: string, isUnresolved: boolean) {
    super(reason);
    this.isUnresolved = isUnresolved;
  }
}

/** Milliseconds to wait for one answer. */
export const defaultTimeout = 10_000;

const maxBytes = 64 * 1024;

/** A probe with a time limit for each answer, its body included. */
export function createProbe({
  fetch: send = (request) => fetch(request),
  timeout = defaultTimeout,
}: DoctorOptions): Probe {
  const ask: Probe = (method, url, headers, body) =>
    withTimeout(timeout, async (signal) => {
      const content = body === undefined ? {} : { body };
      const response = await send(
        new Request(url, { method, headers, redirect: 'manual', signal, ...content }),
      );
      return {
        status: response.status,
        headers: response.headers,
        body: await readStart(response),
        isSlashed: false,
      };
    }).catch((error: unknown) => {
      throw toNoAnswer(error, timeout);
    });
  return async (method, url, headers, body) => {
    const answer = await ask(method, url, headers, body);
    const slashed = findSlashed(method, url, answer);
    return slashed ? { ...(await ask(method, slashed, headers, body)), isSlashed: true } : answer;
  };
}

/** Where a browser would send the same request again, with nothing but a slash added to its path. */
function findSlashed(method: string, url: string, { status, headers }: Answer): string | undefined {
  // After 301 and 302 a browser turns a POST into a GET.
  if (![307, 308, ...(method === 'GET' ? [301, 302] : [])].includes(status)) return;
  const location = headers.get('location') ?? '';
  const slashed = new URL(url);
  slashed.pathname += '/';
  if (URL.canParse(location, url) && new URL(location, url).href === slashed.href) return slashed.href;
}

/** As much of the body as is needed to recognise it. */
async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  if (!response.body) return text;
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maxBytes) break;
  }
  return text;
}

function toNoAnswer(error: unknown, timeout: number): NoAnswer {
  if (isTimeout(error)) return new NoAnswer(`no answer within ${timeout / 1_000} s`, false);
  const code = networkCode(error) ?? 'the connection failed';
  return new NoAnswer(code, code === 'ENOTFOUND' || code === 'EAI_AGAIN');
}
