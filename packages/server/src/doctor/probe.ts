import { errors, isErrorCode, isRecord, parseUrl, type ErrorCode } from '@kit/protocol';
import { networkCode } from '../events/describeError.ts';
import { isTimeout, withTimeout } from '../time.ts';
import { readPageCode } from '../pages/page.ts';
import { createFinding, type Finding } from './findings.ts';

/** Options of `connect.doctor()`. */
export interface DoctorOptions {
  /** Sends requests to your app. Must not follow redirects. @default the global fetch */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /**
   * Origins of your app's pages, if they are not on `publicUrl`. The doctor checks that the running handler trusts them.
   * @default `trustedOrigins` of `createConnect`
   */
  appOrigins?: readonly string[] | undefined;
  /** Time limit for each response, in milliseconds. @default 10_000 */
  timeoutMs?: number | undefined;
}

/** The parts of a response that the doctor reads. */
export interface Answer {
  status: number;
  headers: Headers;
  body: string;
  /** Whether a redirect that only adds a trailing slash led here. */
  isSlashed: boolean;
}

/** Sends a request as a browser does. Throws {@link NoResponse}. */
export type Probe = (
  method: 'GET' | 'POST' | 'OPTIONS',
  url: string,
  headers: Record<string, string>,
  body?: string,
) => Promise<Answer>;

/** Thrown if there is no response. */
export class NoResponse extends Error {
  /** Whether the host name has no address. */
  readonly isUnresolved: boolean;
  constructor(reason: string, isUnresolved: boolean) {
    super(reason);
    this.isUnresolved = isUnresolved;
  }
}

export const defaultTimeoutMs = 10_000;

const maxBytes = 64 * 1024;

/** Creates a probe with a time limit for each response, including its body. */
export function createProbe({
  fetch: send = (request) => fetch(request),
  timeoutMs = defaultTimeoutMs,
}: DoctorOptions): Probe {
  const ask: Probe = (method, url, headers, body) =>
    withTimeout(timeoutMs, async (signal) => {
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
      throw toNoResponseError(error, timeoutMs);
    });
  return async (method, url, headers, body) => {
    const answer = await ask(method, url, headers, body);
    const slashed = findSlashed(method, url, answer);
    return slashed ? { ...(await ask(method, slashed, headers, body)), isSlashed: true } : answer;
  };
}

/** Returns the URL of a redirect that only adds a trailing slash. */
function findSlashed(method: string, url: string, { status, headers }: Answer): string | undefined {
  // Browsers change a POST to a GET for 301 and 302.
  if (![307, 308, ...(method === 'GET' ? [301, 302] : [])].includes(status)) return;
  const location = headers.get('location') ?? '';
  const slashed = new URL(url);
  slashed.pathname += '/';
  if (parseUrl(location, url)?.href === slashed.href) return slashed.href;
}

/** Reads the first part of the body, which is enough to identify it. */
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

function toNoResponseError(error: unknown, timeoutMs: number): NoResponse {
  if (isTimeout(error)) return new NoResponse(`no response within ${timeoutMs / 1_000} s`, false);
  const code = networkCode(error) ?? 'the connection failed';
  return new NoResponse(code, code === 'ENOTFOUND' || code === 'EAI_AGAIN');
}

/** Returns the error code of a response from the kit, from its JSON or its page. */
export function codeOf({ status, headers, body }: Answer): ErrorCode | undefined {
  const type = headers.get('content-type') ?? '';
  const code = type.startsWith('application/json') ? codeOfJson(body) : readPageCode(body);
  return isErrorCode(code) && errors[code].status === status ? code : undefined;
}

function codeOfJson(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    const error = isRecord(value) ? value.error : undefined;
    return isRecord(error) && typeof error.reference === 'string' ? error.code : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the problem in front of the kit, or undefined if the response has an expected code. */
export function findInterference(route: string, answer: Answer, expected: ErrorCode[]): Finding | undefined {
  const code = codeOf(answer);
  if (code && expected.includes(code)) return;
  if (code === 'not_found' || code === 'method_not_allowed')
    return createFinding('route_missing', `${route} reaches the kit with another path or method (${code}).`);
  if (code === 'body_already_read')
    return createFinding('body_already_read', `${route} reaches the kit after its body was read.`);
  if (code)
    return createFinding('route_failing', `The kit responds to ${route} with ${answer.status} ${code}.`);

  const { status, headers } = answer;
  if (status >= 300 && status < 400 && headers.has('location'))
    return createFinding(
      'route_redirected',
      `${route} is redirected to ${toPlace(headers.get('location') ?? '')}.`,
    );
  if (status === 404 || status === 405)
    return createFinding('route_missing', `${route} returns ${status}, but not from the kit.`);
  const type = headers.get('content-type') ?? 'no content type';
  return createFinding('route_intercepted', `${route} returns ${status} (${type}), but not from the kit.`);
}

export function describeReached(route: string, { isSlashed }: Answer): Finding[] {
  const list = [createFinding('route_reached', `${route} reaches the kit.`)];
  if (isSlashed)
    list.push(
      createFinding('route_slashed', `${route} is redirected to the same address with a trailing slash.`),
    );
  return list;
}

// Without the query, which may contain a secret.
function toPlace(location: string): string {
  return location.split(/[?#]/)[0] ?? '';
}

const onAll: Record<string, RegExp> = {
  // With two values, some caches use the less strict one.
  'cache-control': /^no-store$/i,
  'referrer-policy': /^no-referrer$/i,
  'x-content-type-options': /^nosniff(, nosniff)*$/i,
};

const onPages: Record<string, RegExp> = {
  // Browsers apply both of two policies, and would then block the page's script.
  'content-security-policy': /^default-src 'none';[^,]*frame-ancestors 'none'[^,]*$/,
  'x-frame-options': /^DENY$/i,
};

/** Checks the headers that the kit sends with every response, and with every page. */
export function checkHeaders(route: string, { headers }: Answer, kind: 'page' | 'data'): Finding[] {
  const expected = { ...onAll, ...(kind === 'page' ? onPages : {}) };
  const changed = Object.entries(expected)
    .filter(([name, pattern]) => !pattern.test(headers.get(name) ?? ''))
    .map(([name]) => `${name} ${headers.has(name) ? `is "${headers.get(name)}"` : 'is missing'}`);

  const list =
    changed.length > 0 ? [createFinding('headers_changed', `On ${route} ${changed.join(', ')}.`)] : [];
  const policy = headers.get('cross-origin-opener-policy') ?? 'unsafe-none';
  if (kind === 'page' && policy !== 'unsafe-none')
    list.push(createFinding('opener_severed', `On ${route} Cross-Origin-Opener-Policy is "${policy}".`));
  return list;
}
