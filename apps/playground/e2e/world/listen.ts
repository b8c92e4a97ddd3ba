import type { Server } from 'node:net';

/** Listens on a port of 127.0.0.1, by default on a free one. Resolves with the port. */
export function listen(server: Pick<Server, 'listen' | 'address'>, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
      else reject(new Error('The server has no address.'));
    });
  });
}
