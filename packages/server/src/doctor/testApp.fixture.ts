import { request, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { serve } from '../adapters/nodeServer.fixture.ts';
import { toNodeHandler } from '../adapters/toNodeHandler.ts';
import { fetchByNode } from '../cli/doctorCommand.ts';
import { createWorld, type World } from '../world.fixture.ts';
import type { DoctorOptions } from './probe.ts';
import type { Finding } from './findings.ts';

type Next = () => Promise<void>;
/** Middleware in front of the kit. */
export type Front = (req: IncomingMessage, res: ServerResponse, next: Next) => unknown;

/** An app with the kit, listening on a port. */
export interface TestApp {
  world: World;
  publicUrl: string;
  /** Runs the doctor on the app. */
  examine: (options?: DoctorOptions) => Promise<Finding[]>;
}

/** Opens an app that passes every request through `front`. */
export async function openTestApp(
  front: Front = (_req, _res, next) => next(),
  options: Parameters<typeof createWorld>[0] = {},
): Promise<TestApp> {
  let handler: ReturnType<typeof toNodeHandler> | undefined;
  const { port } = await serve(async (req, res) => {
    await front(req, res, async () => handler?.(req, res));
  });
  const publicUrl = `http://127.0.0.1:${port}`;
  const world = await createWorld({ ...options, connect: { publicUrl, ...options.connect } });
  handler = toNodeHandler(world.connect);
  return {
    world,
    publicUrl,
    examine: (chosen) => world.connect.doctor({ fetch: fetchByNode, ...chosen }),
  };
}

/** The findings about a correct app on this machine with a memory store. */
export const onLoopback = ['store_in_memory', 'url_loopback'];

/** Returns the distinct codes of all problems, in alphabetical order. */
export function problemCodes(findings: Finding[]): string[] {
  return [...new Set(findings.filter(({ level }) => level !== 'ok').map(({ code }) => code))].toSorted();
}

/** Returns the texts of all findings with a code. */
export function whatOf(findings: Finding[], code: Finding['code']): string[] {
  return findings.filter((finding) => finding.code === code).map(({ what }) => what);
}

/** The headers that a proxy changes. */
export interface Change {
  request?: (headers: OutgoingHttpHeaders) => void;
  response?: (headers: OutgoingHttpHeaders) => void;
}

/** Opens an app behind a proxy, with the same public address. */
export async function openBehindProxy({
  request: changeRequest,
  response: changeResponse,
}: Change): Promise<TestApp> {
  let upstream = 0;
  const app = await openTestApp(async (req, res, next) => {
    if (req.headers['x-forwarded']) return next();
    const headers: OutgoingHttpHeaders = { ...req.headers };
    changeRequest?.(headers);
    const answer = await forward(upstream, req, { ...headers, 'x-forwarded': '1' });
    const changed: OutgoingHttpHeaders = { ...answer.headers };
    changeResponse?.(changed);
    res.writeHead(answer.statusCode ?? 0, changed).end(await text(answer));
  });
  upstream = Number(new URL(app.publicUrl).port);
  return app;
}

async function forward(
  port: number,
  req: IncomingMessage,
  headers: OutgoingHttpHeaders,
): Promise<IncomingMessage> {
  const body = await text(req);
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', method: req.method, path: req.url, headers, agent: false })
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });
}
