import { request, type Agent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request that is sent unchanged, with targets, hosts, methods and lengths that `fetch` would change or refuse. */
export interface Message {
  method?: string;
  target: string;
  headers?: Record<string, string>;
  /** Several pieces are sent chunked, without a length. */
  body?: string | string[];
  /** Does not end the request, as if more data followed. */
  isOpen?: boolean;
  /** Reuses connections. Without it, each message has a separate connection. */
  agent?: Agent;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  cookies: string[];
  body: string;
  /** Headers and body as one text. */
  all: string;
}

/** Sends one message. Rejects if no complete response arrives within 20 seconds. */
export async function send(port: number, message: Message): Promise<Answer> {
  const { method = 'GET', target, headers = {}, body = '', isOpen = false, agent = false } = message;
  const outgoing = request({ host: '127.0.0.1', port, method, path: target, headers, agent });
  const deadline = setTimeout(
    () => outgoing.destroy(new Error(`No response to ${method} ${target}`)),
    20_000,
  );
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.on('response', resolve);
      outgoing.on('error', reject);
      for (const piece of [body].flat()) outgoing.write(piece);
      if (isOpen) outgoing.flushHeaders();
      else outgoing.end();
    });
    const received = await text(response);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      cookies: response.headers['set-cookie'] ?? [],
      body: received,
      all: `${response.rawHeaders.join('\n')}\n\n${received}`,
    };
  } finally {
    clearTimeout(deadline);
    if (!agent) outgoing.destroy();
  }
}

/** Sends the beginning of a message and disconnects. */
export function sendAndLeave(
  port: number,
  { method = 'GET', target, headers = {}, body = '' }: Message,
): Promise<void> {
  return new Promise((resolve) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path: target, headers, agent: false });
    outgoing.on('error', () => resolve());
    outgoing.on('close', () => resolve());
    outgoing.on('socket', (socket) =>
      socket.on('connect', () => outgoing.write([body].flat().join(''), () => outgoing.destroy())),
    );
    outgoing.flushHeaders();
  });
}
