import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Emulator } from '../Emulator.ts';
import { handleUpgrade } from './handleUpgrade.ts';
import { handleNodeRequest } from './nodeRequests.ts';

/** Options of {@link listen}. */
export interface ListenOptions {
  /** 0 for any free port. @default 4400 */
  readonly port?: number;
  /** Address to listen on. `0.0.0.0` or `::` accepts connections from other machines. @default '127.0.0.1' */
  readonly host?: string;
  /** Tries the next 49 ports if the port is in use. @default false */
  readonly nextFreePort?: boolean;
  /**
   * Allows other machines to use the control API, which needs no key. The connection's IP address decides, so requests through a
   * proxy on this machine count as local. @default false
   */
  readonly dangerouslyAllowRemoteControl?: boolean;
}

/** A running server. */
export interface EmulatorServer {
  /** Origin without a trailing slash. */
  readonly url: string;
  /** Stops the server, closes all connections and ends all browsers of the emulator. */
  readonly close: () => Promise<void>;
}

const maxPorts = 50;

/** Serves the emulator over HTTP. Throws if the port is in use. */
export async function listen(
  emulator: Pick<Emulator, 'fetch' | 'openCdp' | 'watchAgentSteps' | 'close'>,
  options: ListenOptions = {},
): Promise<EmulatorServer> {
  const { port = 4400, host = '127.0.0.1', nextFreePort = false } = options;
  const allowRemoteControl = options.dangerouslyAllowRemoteControl ?? false;
  const server = createServer(
    (request, response) => void handleNodeRequest(emulator, allowRemoteControl, request, response),
  );
  const upgraded = new Set<Socket>();
  server.on('upgrade', (request, _, head) => {
    upgraded.add(request.socket);
    request.socket.once('close', () => upgraded.delete(request.socket));
    void handleUpgrade(emulator, allowRemoteControl, request, head);
  });
  const address = await bind(server, host, port, nextFreePort && port !== 0 ? maxPorts : 1);
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    url: `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`,
    async close() {
      // First, so viewers learn that their session has ended.
      await emulator.close();
      for (const socket of upgraded) socket.destroy();
      await close(server);
    },
  };
}

async function bind(server: Server, host: string, port: number, attempts: number): Promise<AddressInfo> {
  try {
    return await bindOnce(server, host, port);
  } catch (error) {
    if (!isPortInUse(error)) throw error;
    if (attempts > 1 && port < 65_535) return bind(server, host, port + 1, attempts - 1);
    throw new Error(`Port ${port} on ${host} is in use. Choose another port.`, { cause: error });
  }
}

function bindOnce(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address);
      else reject(new Error('The server has no address.'));
    });
  });
}

function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
