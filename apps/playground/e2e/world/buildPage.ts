import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the playground's page into a new folder and returns its path. React's development build runs StrictMode's checks. */
export async function buildPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'playground-'));
  const environment = process.env.NODE_ENV;
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
  if (environment === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = environment;
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
  return server.middlewares;
}
