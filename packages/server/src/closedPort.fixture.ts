import { once } from 'node:events';
import { createServer } from 'node:net';

/** A free port outside the range that systems assign, so no other test opens it. */
export async function closedPort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const server = createServer().listen(port, '127.0.0.1');
  const isFree = await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]);
  if (!isFree) return closedPort();
  server.close();
  await once(server, 'close');
  return port;
}
