import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createConnect, type ConnectOptions } from '@kit/server';
import { toNodeHandler } from '@kit/server/node';
import type { Emulator } from '@kit/emulator';
import { createChatRoutes, type ChatOptions } from './chat/chatRoutes.ts';
import { createDemoRoutes } from './demoRoutes.ts';
import { getDemoUser } from './demoUsers.ts';
import { signInUrl } from './signInPage.ts';

/** The product. Its color in the page is `--connect-accent`. */
export const branding = { name: 'Acme', color: '#4a4fe0' };

/** The options of `createPlayground`. */
export interface PlaygroundOptions {
  anchor: ConnectOptions['anchor'];
  applications: ConnectOptions['applications'];
  hostedUrl: string;
  publicUrl: string;
  store: ConnectOptions['store'];
  /** The assistant, which works with the connected accounts. */
  chat: ChatOptions;
  /** The page lets you choose one of the emulator's scenarios. */
  emulator?: Emulator | undefined;
  /** Serves the page. */
  servePage: (req: IncomingMessage, res: ServerResponse) => void;
  /** The time between two runs of `reconcile`. Without it, `reconcile` never runs, so tests can count calls to Anchor. */
  reconcileIntervalMs?: number;
  /** More options of the kit, for tests. */
  connect?: Partial<ConnectOptions>;
}

/** Creates the request listener of the playground. It serves the kit's handler, the demo's routes and the page. */
export function createPlayground(
  options: PlaygroundOptions,
): (req: IncomingMessage, res: ServerResponse) => void {
  const { anchor, applications, hostedUrl, publicUrl, store } = options;
  const connect = createConnect({
    anchor,
    applications,
    hostedUrl,
    publicUrl,
    store,
    getUser: getDemoUser,
    signInUrl,
    branding,
    describeUser: ({ userId }) => `${userId}@example.com`,
    // People try a demo more often than they connect accounts in a product.
    limit: { attempts: 1_000, seconds: 600 },
    ...options.connect,
  });
  if (options.reconcileIntervalMs !== undefined)
    setInterval(() => void connect.reconcile({ unowned: 'ignore' }), options.reconcileIntervalMs).unref();

  const connectHandler = toNodeHandler(connect);
  const demoRoutes = createDemoRoutes(connect, options.emulator, new URL(hostedUrl).origin);
  const handleChat = createChatRoutes(connect, options.chat);

  return (req, res) => {
    const path = req.url ?? '/';
    if (path.startsWith('/api/connect')) void connectHandler(req, res);
    else if (path.startsWith('/api/demo')) serve(demoRoutes, publicUrl, req, res);
    else if (path.startsWith('/api/chat')) serve(handleChat, publicUrl, req, res);
    else options.servePage(req, res);
  };
}

/** Creates a server, over TLS if there is a certificate. */
export function createListener(certificate?: { key: string; cert: string }): Server {
  return certificate ? createHttpsServer(certificate) : createHttpServer();
}

function serve(
  routes: (request: Request) => Promise<Response>,
  publicUrl: string,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  answer(routes, publicUrl, req, res).catch((error: unknown) => {
    // For example, the browser closed the connection during its request. Keep the playground running.
    if (!isLeft(error)) console.error(error);
    res.destroy();
  });
}

async function answer(
  routes: (request: Request) => Promise<Response>,
  publicUrl: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { method = 'GET', headers, url = '/' } = req;
  const response = await routes(
    new Request(publicUrl + url, {
      method,
      headers: {
        cookie: headers.cookie ?? '',
        'content-type': headers['content-type'] ?? '',
        'sec-fetch-site': headers['sec-fetch-site'] ?? '',
      },
      body: method === 'GET' || method === 'HEAD' ? null : await text(req),
    }),
  );
  res.writeHead(response.status, [...response.headers].flat());
  if (response.body) await pipeline(Readable.fromWeb(response.body), res);
  else res.end();
}

/** Whether the browser left while an answer was streamed. */
function isLeft(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
