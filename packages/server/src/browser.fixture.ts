import { isCreatedAttempt, isRecord, type CreatedAttempt } from '@kit/protocol';
import { readPageCode } from './pages/page.ts';

/** The origin that the tests' app has. */
export const publicUrl = 'https://app.example.com';
/** The address of the handler below it. */
export const baseUrl = `${publicUrl}/api/connect`;

type Handler = (request: Request) => Promise<Response>;
type Fields = Record<string, string | undefined>;

/** A browser with a cookie jar, which sends what a real one sends. */
export interface TestBrowser {
  readonly jar: Map<string, string>;
  /** Attributes of every `Set-Cookie` it was given, oldest first. */
  readonly cookies: string[];
  /** Signs in to the app as `user`, or `tenant:user`; without a name, out. */
  signIn(user?: string): TestBrowser;
  /** A navigation of the window. Header values of undefined take a header away. */
  navigate(url: string, headers?: Fields): Promise<Response>;
  /** A call by a script of the app. */
  call(method: string, path: string, body?: unknown, headers?: Fields): Promise<Response>;
  /** A plain form of the app. */
  submit(path: string, fields: Record<string, string>, headers?: Fields): Promise<Response>;
  /** `POST /attempts`, which has to succeed. */
  begin(body?: Record<string, unknown>): Promise<CreatedAttempt>;
}

/** A browser without cookies, at the given handler, which its app has below `base`. */
export function createBrowser(handler: Handler, user?: string, base = baseUrl): TestBrowser {
  const { origin } = new URL(base);
  const jar = new Map<string, string>();
  const cookies: string[] = [];

  async function send(method: string, url: string, fields: Fields, body: string | null): Promise<Response> {
    const headers = new Headers();
    if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '));
    for (const [name, value] of Object.entries(fields)) {
      if (value === undefined) headers.delete(name);
      else headers.set(name, value);
    }
    const response = await handler(new Request(url, { method, headers, body }));
    for (const cookie of response.headers.getSetCookie()) {
      cookies.push(cookie);
      const pair = cookie.split(';')[0] ?? '';
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  }

  const browser: TestBrowser = {
    jar,
    cookies,
    signIn(name) {
      if (name) jar.set('session', name);
      else jar.delete('session');
      return browser;
    },
    navigate: (url, headers) =>
      send('GET', url, { ...navigation, 'sec-fetch-site': 'same-origin', ...headers }, null),
    call: (method, path, body, headers) =>
      send(
        method,
        base + path,
        {
          'sec-fetch-site': 'same-origin',
          'sec-fetch-mode': 'cors',
          'sec-fetch-dest': 'empty',
          ...(method === 'GET' ? {} : { origin }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      ),
    submit: (path, fields, headers) =>
      send(
        'POST',
        base + path,
        {
          ...navigation,
          'sec-fetch-site': 'same-origin',
          origin,
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        new URLSearchParams(fields).toString(),
      ),
    async begin(body = { application: 'linkedin' }) {
      const response = await browser.call('POST', '/attempts', body);
      const created: unknown = await response.json();
      if (!isCreatedAttempt(created)) throw new Error(`No attempt: ${JSON.stringify(created)}`);
      return created;
    },
  };
  return browser.signIn(user);
}

const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

/** The body of an answer, for `expect`: an object, or the test fails. */
export async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json();
  if (!isRecord(body)) throw new Error(`No object: ${JSON.stringify(body)}`);
  return body;
}

/** An error without the one part of it that differs each time. */
export function withoutReference(error: unknown): unknown {
  return isRecord(error) ? { ...error, reference: '' } : error;
}

/** The code of an answer, whether it is JSON, a page, or a redirect with `connect_error`. */
export async function codeOf(response: Response): Promise<string | undefined> {
  const location = response.headers.get('location');
  if (location) return new URL(location, publicUrl).searchParams.get('connect_error') ?? undefined;
  const body = await response.clone().text();
  return readPageCode(body) ?? /"code":"([a-z_]+)"/.exec(body)?.[1];
}
