import { createServer } from 'node:net';

/**
 * Ports that operating systems do not choose by themselves, so no other program takes one before its server listens. Browsers block
 * 10080.
 */
const [lowest, highest] = [11_000, 32_000];

/** Returns a port of this machine that no process uses. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, () => server.close(() => resolve(true)));
  });
}
