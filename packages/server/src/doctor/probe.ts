import { networkCode } from '../events/createReporter.ts';
import { isTimeout, withTimeout } from '../time.ts';
import { errors, isErrorCode, isRecord, type ErrorCode } from '@kit/protocol';
import { readPageCode } from '../pages/page.ts';
import { createFinding, type Finding } from './findings.ts';

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

/** Asks the app as a browser does. Throws {@link NoResponse}. */
export type Probe = (
  method: 'GET' | 'POST',
  url: string,
  headers: Record<string, string>,
  body?: string,
) => Promise<Answer>;

/** Thrown where nothing came back. */
export class NoResponse extends Error {
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
      throw toNoResponseError(error, timeout);
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

function toNoResponseError(error: unknown, timeout: number): NoResponse {
  if (isTimeout(error)) return new NoResponse(`no answer within ${timeout / 1_000} s`, false);
  const code = networkCode(error) ?? 'the connection failed';
  return new NoResponse(code, code === 'ENOTFOUND' || code === 'EAI_AGAIN');
}

/** The code of an answer that the kit gave, by its JSON or by its page; undefined for anybody else's. */
export function codeOf({ status, headers, body }: Answer): ErrorCode | undefined {
  const type = headers.get('content-type') ?? '';
  const code = type.startsWith('application/json') ? codeOfJson(body) : readPageCode(body);
  return isErrorCode(code) && errors[code].status === status ? code : undefined;
}

function codeOfJson(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    const error = isRecord(value) ? value.error : undefined;
    return isRecord(error) && typeof error.requestId === 'string' ? error.code : undefined;
  } catch {
    return undefined;
  }
}

/** What stands between the kit and whoever asks `route`; undefined if the answer is one of the expected codes. */
export function findInterference(route: string, answer: Answer, expected: ErrorCode[]): Finding | undefined {
  const code = codeOf(answer);
  if (code && expected.includes(code)) return;
  if (code === 'not_found' || code === 'method_not_allowed')
    return createFinding('route_missing', `${route} reaches the kit by another path or method (${code}).`);
  if (code === 'body_already_read')
    return createFinding('body_already_read', `${route} reaches the kit after its body was read.`);
  if (code)
    return createFinding('route_failing', `${route} is answered by the kit with ${answer.status} ${code}.`);

  const { status, headers } = answer;
  if (status >= 300 && status < 400 && headers.has('location'))
    return createFinding(
      'route_redirected',
      `${route} is redirected to ${toPlace(headers.get('location') ?? '')}.`,
    );
  if (status === 404 || status === 405)
    return createFinding('route_missing', `${route} is answered ${status}, not by the kit.`);
  const type = headers.get('content-type') ?? 'no content type';
  return createFinding('route_intercepted', `${route} is answered ${status} (${type}), not by the kit.`);
}

/** What there is to say of a route that the kit answers. */
export function describeReached(route: string, { isSlashed }: Answer): Finding[] {
  const list = [createFinding('route_reached', `${route} is answered by the kit.`)];
  if (isSlashed)
    list.push(
      createFinding('route_slashed', `${route} is redirected to the same address with a slash at the end.`),
    );
  return list;
}

/** A location without its query, which can hold anything. */
function toPlace(location: string): string {
  return location.split(/[?#]/)[0] ?? '';
}

const onAll: Record<string, RegExp> = {
  // Some caches obey the laxest of two words.
  'cache-control': /^no-store$/i,
  'referrer-policy': /^no-referrer$/i,
  'x-content-type-options': /^nosniff(, nosniff)*$/i,
};

const onPages: Record<string, RegExp> = {
  // Of two policies both are obeyed, and the script of our page would not run.
  'content-security-policy': /^default-src 'none';[^,]*frame-ancestors 'none'[^,]*$/,
  'x-frame-options': /^DENY$/i,
};

/** What became of the headers that the kit sends with every answer, and with every page. */
export function checkHeaders(route: string, { headers }: Answer, kind: 'page' | 'data'): Finding[] {
  const expected = { ...onAll, ...(kind === 'page' ? onPages : {}) };
  const changed = Object.entries(expected)
    .filter(([name, pattern]) => !pattern.test(headers.get(name) ?? ''))
    .map(([name]) => `${name} ${headers.has(name) ? `is "${headers.get(name)}"` : 'is gone'}`);

  const list =
    changed.length > 0 ? [createFinding('headers_changed', `On ${route} ${changed.join(', ')}.`)] : [];
  const policy = headers.get('cross-origin-opener-policy') ?? 'unsafe-none';
  if (kind === 'page' && policy !== 'unsafe-none')
    list.push(createFinding('opener_severed', `On ${route} Cross-Origin-Opener-Policy is "${policy}".`));
  return list;
}
