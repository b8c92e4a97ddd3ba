import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

/** Builds the playground's page with React's development build, so that StrictMode is at work, and serves it. */
export async function buildPage(): Promise<(req: IncomingMessage, res: ServerResponse) => void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const outDir = await mkdtemp(join(tmpdir(), 'playground-'));
  process.env.NODE_ENV = 'development';
  await build({
    root,
    mode: 'development',
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: [
          join(root, 'index.html'),
          join(root, 'e2e/page/leaving.html'),
          join(root, 'e2e/page/ownLink.html'),
          join(root, 'e2e/page/toggled.html'),
        ],
      },
    },
    logLevel: 'error',
  });
  const server = await preview({
    root,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', allowedHosts: true },
    logLevel: 'error',
  });
  return server.middlewares;
}
