import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the playground's page into a new folder and returns its path. With `NODE_ENV=development` React checks more. */
export async function buildPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'playground-'));
  await build({
    root,
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: [
          join(root, 'index.html'),
          join(root, 'e2e/page/apart.html'),
          join(root, 'e2e/page/framed.html'),
          join(root, 'e2e/page/leaving.html'),
          join(root, 'e2e/page/native.html'),
          join(root, 'e2e/page/ownLink.html'),
          join(root, 'e2e/page/toggled.html'),
        ],
      },
    },
    logLevel: 'error',
  });
  return outDir;
}

/** Serves a page that {@link buildPage} wrote. */
export async function servePageFrom(
  outDir: string,
): Promise<(req: IncomingMessage, res: ServerResponse) => void> {
  const server = await preview({
    root,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', allowedHosts: true },
    logLevel: 'error',
  });
  server.httpServer.unref(); // only its middlewares are used, so it must not keep the process alive
  return server.middlewares;
}
