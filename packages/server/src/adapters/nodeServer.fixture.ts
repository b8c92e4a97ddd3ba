import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A listening server, with methods to send what `fetch` refuses. */
export interface NodeServer {
  port: number;
  /** Errors that listeners rejected with. */
  rejections: unknown[];
  send(
    method: string,
    path: string,
    options?: { headers?: Record<string, string>; body?: string | AsyncIterable<string> },
  ): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>;
  /** Writes bytes to a socket and returns everything received until it closes, or for half a second. */
  raw(bytes: string): Promise<string>;
}

/** Serves a listener on a free port. The server closes when the test has finished. */
export async function serve(
  listener: (...args: Parameters<RequestListener>) => void | Promise<void>,
): Promise<NodeServer> {
  const rejections: unknown[] = [];
  const server = createServer((req, res) => {
    Promise.resolve(listener(req, res)).catch((error: unknown) => {
      rejections.push(error);
      res.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = isAddress(address) ? address.port : 0;

  return {
    port,
    rejections,
    async send(method, path, { headers = {}, body = '' } = {}) {
      const outgoing = request({ port, host: '127.0.0.1', method, path, headers, agent: false });
      const answer = new Promise<IncomingMessage>((resolve, reject) => {
        outgoing.on('response', resolve);
        outgoing.on('error', reject);
      });
      answer.catch(() => undefined);
      if (typeof body === 'string') outgoing.end(body);
      else {
        for await (const piece of body) outgoing.write(piece);
        outgoing.end();
      }
      const response = await answer;
      return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
    },
    raw: (bytes) =>
      new Promise((resolve) => {
        const socket = connectSocket(port, '127.0.0.1');
        let received = '';
        const done = () => {
          socket.destroy();
          resolve(received);
        };
        socket.setTimeout(500, done);
        socket.on('data', (chunk) => {
          received += String(chunk);
        });
        socket.on('close', done);
        socket.on('error', done);
        socket.write(bytes);
      }),
  };
}

function isAddress(value: AddressInfo | string | null): value is AddressInfo {
  return typeof value === 'object' && value !== null;
}
