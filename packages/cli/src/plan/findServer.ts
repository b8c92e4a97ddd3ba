import type { App } from '../app/readApp.ts';
import type { Server } from '../edits/mountHandler.ts';

interface FoundServer {
  readonly path: string;
  readonly text: string;
  readonly server: Server;
  /** Port that the server listens on, if the file says so. */
  readonly port: number | undefined;
}

const names = ['server', 'server/index', 'server/main', 'server/app', 'server/server'];
const places = [...names, ...names.map((name) => `src/${name}`), 'api/index', 'backend/index'];
const candidates = places.flatMap((place) => ['ts', 'js', 'mts', 'mjs'].map((end) => `${place}.${end}`));

/** Finds the app's server with Express or Hono, also the one that an earlier run added. */
export function findServer(app: App): FoundServer | undefined {
  for (const path of candidates.filter(app.has)) {
    const text = app.read(path);
    const server = /\bnew Hono\b/.test(text) ? 'hono' : /\bexpress\(\)/.test(text) ? 'express' : undefined;
    if (!server) continue;
    const port = /\blisten\((\d+)|\bport:\s*(\d+)|\bPORT\s*(?:\?\?|\|\|)\s*['"]?(\d+)/.exec(text);
    const digits = port?.[1] ?? port?.[2] ?? port?.[3];
    return { path, text, server, port: digits === undefined ? undefined : Number(digits) };
  }
  return undefined;
}
