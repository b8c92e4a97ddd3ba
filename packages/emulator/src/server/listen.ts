import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator } from '../Emulator.ts';
import { answerNode, refuseUpgrade } from './answerNode.ts';

/** Where the emulator listens. */
export interface ListenOptions {
  /** 0 takes any free port. @default 4400 */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** Tries the next ports when the port is taken, instead of failing. @default false */
  readonly nextFreePort?: boolean;
  /**
   * Lets other machines use the control API, which changes everything and needs no key. Other machines are told from this one by
   * the address of their connection, so a proxy on this machine counts as this machine. @default false
   */
  readonly dangerouslyAllowRemoteControl?: boolean;
}

/** A listening emulator. */
export interface EmulatorServer {
  /** Origin, without a slash at the end. */
  readonly url: string;
  /** Stops listening and drops every open connection. */
  readonly close: () => Promise<void>;
}

const portsTried = 50;

/** Serves the emulator over HTTP. Throws when the port is taken. */
export async function listen(
  emulator: Pick<Emulator, 'fetch'>,
  options: ListenOptions = {},
): Promise<EmulatorServer> {
  const { port = 4400, host = '127.0.0.1', nextFreePort = false } = options;
  const trustsAll = options.dangerouslyAllowRemoteControl ?? false;
  const server = createServer((request, response) => void answerNode(emulator, trustsAll, request, response));
  server.on('upgrade', (request) => void refuseUpgrade(emulator, trustsAll, request));
  const address = await bind(server, host, port, nextFreePort && port !== 0 ? portsTried : 1);
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    url: `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`,
    close: () => close(server),
  };
}

async function bind(server: Server, host: string, port: number, tries: number): Promise<AddressInfo> {
  try {
    return await bindOnce(server, host, port);
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (tries > 1 && port < 65_535) return bind(server, host, port + 1, tries - 1);
    throw new Error(`Port ${port} on ${host} is taken. Choose another port.`, { cause: error });
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

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
