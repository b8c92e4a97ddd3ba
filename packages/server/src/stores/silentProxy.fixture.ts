import { connect, createServer, type Socket } from 'node:net';

/** A proxy for TCP that can stop to pass anything on, as a host does that has gone without a word. */
export interface SilentProxy {
  port: number;
  /** Passes nothing on, neither on open connections nor on new ones, which are accepted all the same. */
  silence(): void;
  /** Breaks open connections and every new one. */
  refuse(): void;
  /** Passes on what new connections send. Those from before stay as they are. */
  resume(): void;
  stop(): void;
}

/** Starts a proxy on a free port, in front of a port or of a socket file. */
export async function startSilentProxy(
  target: { port: number; host?: string } | { path: string },
): Promise<SilentProxy> {
  const sockets = new Set<Socket>();
  let state: 'open' | 'silent' | 'refusing' = 'open';
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((incoming) => {
    keep(incoming);
    if (state === 'refusing') return void incoming.destroy();
    if (state === 'silent') return void incoming.pause();
    const outgoing = connect(target);
    keep(outgoing);
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('close', () => outgoing.destroy());
    outgoing.on('close', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    silence() {
      state = 'silent';
      for (const socket of sockets) socket.unpipe().pause();
    },
    refuse() {
      state = 'refusing';
      for (const socket of sockets) socket.destroy();
    },
    resume() {
      state = 'open';
    },
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
