import { send, type Answer, type Message } from '../shared/send.ts';

/** The origin that users of the apps see. It does not depend on the server's port. */
export const origin = 'https://app.example.com';
const defaultBase = '/api/connect';

/**
 * A signed-in user's browser. It keeps cookies, sends `Sec-Fetch-Site`, and follows a redirect that adds a slash.
 * `base` is the path of the handler.
 */
export function createBrowser(port: number, user: string, base = defaultBase) {
  const jar = new Map([['session', user]]);

  async function ask(message: Message): Promise<Answer> {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const headers = { host: 'app.example.com', cookie, 'sec-fetch-site': 'same-origin', ...message.headers };
    const answer = await send(port, { ...message, headers });
    for (const [pair = ''] of answer.cookies.map((line) => line.split(';')))
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    const slashed = message.target.replace(/\??$|\?/, (query) => `/${query}`);
    if (answer.status === 308 && answer.headers.location === slashed)
      return ask({ ...message, target: slashed });
    return answer;
  }

  const write = (method: string, path: string, type: string, body: string) =>
    ask({
      method,
      target: base + path,
      headers: {
        origin,
        'content-type': type,
        'content-length': String(Buffer.byteLength(body)),
      },
      body,
    });

  return {
    base,
    ask,
    get: (path: string) => ask({ target: base + path }),
    remove: (path: string) => ask({ method: 'DELETE', target: base + path, headers: { origin } }),
    patch: (path: string, body: unknown) => write('PATCH', path, 'application/json', JSON.stringify(body)),
    post: (path: string, body: unknown) => write('POST', path, 'application/json', JSON.stringify(body)),
    postText: (path: string, body: string) => write('POST', path, 'application/json', body),
    submit: (path: string, fields: Record<string, string>) =>
      write('POST', path, 'application/x-www-form-urlencoded', String(new URLSearchParams(fields))),
    /** Navigates to a URL of the app. */
    navigate: (url: string, site: 'same-origin' | 'cross-site' = 'same-origin') =>
      ask({
        target: url.slice(origin.length),
        headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': site },
      }),
  };
}

export type Browser = ReturnType<typeof createBrowser>;
