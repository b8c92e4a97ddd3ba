import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { createConnect, type ConnectOptions } from '@kit/server';
import { toNodeHandler } from '@kit/server/node';
import type { Emulator } from '@kit/emulator';
import { createDemoRoutes } from './demoRoutes.ts';
import { getDemoUser } from './demoUsers.ts';

/** What a playground is made from. */
export interface PlaygroundOptions {
  anchor: ConnectOptions['anchor'];
  applications: ConnectOptions['applications'];
  hostedUrl: string;
  publicUrl: string;
  store: ConnectOptions['store'];
  /** Its scenarios are offered on the page. */
  emulator?: Emulator | undefined;
  /** Serves the page itself. */
  servePage: (req: IncomingMessage, res: ServerResponse) => void;
  /** Milliseconds between two runs of `reconcile`; none without it, for tests that count calls. */
  reconcileEvery?: number;
  /** Further options of the kit, for tests. */
  connect?: Partial<ConnectOptions>;
}

/** Answers every request of the playground: the kit's handler, the demo's own routes, the page. */
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
    // A demo is clicked through more often than a product.
    limit: { attempts: 1_000, seconds: 600 },
    ...options.connect,
  });
  // Statuses that Anchor settles later, and what its absence left undone.
  if (options.reconcileEvery !== undefined)
    setInterval(() => void connect.reconcile({ unowned: 'ignore' }), options.reconcileEvery).unref();

  const connectHandler = toNodeHandler(connect);
  const demoRoutes = createDemoRoutes(connect, options.emulator, new URL(hostedUrl).origin);

  return (req, res) => {
    const path = req.url ?? '/';
    if (path.startsWith('/api/connect')) void connectHandler(req, res);
    else if (path.startsWith('/api/demo'))
      answerDemo(demoRoutes, publicUrl, req, res).catch((error: unknown) => {
        // Such as a browser that went away in the middle of its request: no reason to end the playground.
        console.error(error);
        res.destroy();
      });
    else options.servePage(req, res);
  };
}

/** A server for a listener, over TLS where a certificate is given. */
export function createListener(certificate?: { key: string; cert: string }): Server {
  return certificate ? createHttpsServer(certificate) : createHttpServer();
}

async function answerDemo(
  routes: (request: Request) => Promise<Response>,
  publicUrl: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { method = 'GET', headers, url = '/' } = req;
  const response = await routes(
    new Request(publicUrl + url, {
      method,
      headers: { cookie: headers.cookie ?? '', 'content-type': headers['content-type'] ?? '' },
      body: method === 'GET' || method === 'HEAD' ? null : await text(req),
    }),
  );
  res.writeHead(response.status, [...response.headers].flat());
  res.end(await response.text());
}
