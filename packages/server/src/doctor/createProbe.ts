import { networkCode } from '../networkCode.ts';

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
  return async (method, url, headers, body) => {
    const signal = AbortSignal.timeout(timeout);
    try {
      const content = body === undefined ? {} : { body };
      const response = await send(
        new Request(url, { method, headers, redirect: 'manual', signal, ...content }),
      );
      return { status: response.status, headers: response.headers, body: await readStart(response) };
    } catch (error) {
      throw signal.aborted ? new NoAnswer(`no answer within ${timeout / 1_000} s`, false) : toNoAnswer(error);
    }
  };
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

function toNoAnswer(error: unknown): NoAnswer {
  const code = networkCode(error) ?? 'the connection failed';
  return new NoAnswer(code, code === 'ENOTFOUND' || code === 'EAI_AGAIN');
}
