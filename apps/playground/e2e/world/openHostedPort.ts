import { connect as connectTcp, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { listen } from './listen.ts';

/** Forwards TLS connections to a plain server. The port can be closed and opened again. */
export function openHostedPort(certificate: { key: string; cert: string }, target: URL) {
  const sockets = new Set<Socket>();
  const server = createTlsServer(certificate, (socket) => {
    const upstream = connectTcp(Number(target.port), target.hostname);
    socket.on('error', () => upstream.destroy()).pipe(upstream);
    upstream.on('error', () => socket.destroy()).pipe(socket);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return {
    open: async (port = 0) => (server.listening ? port : listen(server, port)),
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
