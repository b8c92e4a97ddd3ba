import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on this port of localhost or, if it is in use, on the next free one. Resolves with the port. */
export async function listenOnFreePort(server: Server, port: number): Promise<number> {
  for (let candidate = port; candidate < port + 100; candidate++) {
    const address = await listen(server, candidate);
    if (address) return address.port;
  }
  throw new Error(`Ports ${port} to ${port + 99} are in use. Set PORT to a free port.`);
}

function listen(server: Server, port: number): Promise<AddressInfo | undefined> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error);
    server.once('error', onError);
    // The name covers IPv4 and IPv6. Browsers may try ::1 first.
    server.listen(port, 'localhost', () => {
      server.off('error', onError);
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address);
      else reject(new Error('The server has no address.'));
    });
  });
}
