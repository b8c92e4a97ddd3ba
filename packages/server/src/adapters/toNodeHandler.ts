import type { IncomingMessage, ServerResponse } from 'node:http';
import { plainPath } from '../request/toOwnPath.ts';
import { rejectRequest, type Reply } from '../request/reply.ts';
import { NodeRequest, type NodeMessage } from './NodeRequest.ts';

interface Answering<FrameworkRequest extends IncomingMessage> {
  readonly publicUrl: string;
  answer: (request: Request, frameworkRequest: FrameworkRequest) => Promise<Reply>;
}

// A host with an optional port, or nothing. The kit never uses it, but an invalid one is suspicious. RFC 9112, 3.2
const hostPattern = /^(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(:\d*)?$/i;

/**
 * Mounts the kit on `node:http`, Express, or anything else that passes Node's request and response. `getUser` receives that
 * request as its second argument.
 *
 * @example
 * app.use('/api/connect', toNodeHandler(connect));
 */
export function toNodeHandler<FrameworkRequest extends IncomingMessage>(
  connect: Answering<FrameworkRequest>,
): (req: FrameworkRequest, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    try {
      write(res, await answerNode(connect, req, res));
    } catch {
      if (!res.headersSent) write(res, rejectRequest('internal'));
    }
  };
}

function answerNode<FrameworkRequest extends IncomingMessage>(
  connect: Answering<FrameworkRequest>,
  req: FrameworkRequest,
  res: ServerResponse,
): Reply | Promise<Reply> {
  const message: NodeMessage = req;
  const target = message.originalUrl ?? req.url ?? '';
  if (!hostPattern.test(req.headers.host ?? '')) return rejectRequest('invalid_request');
  // Concatenated, not resolved, so a path such as //evil.example stays a path. Absolute targets are rejected.
  if (!target.startsWith('/')) return rejectRequest('invalid_request');
  const url = connect.publicUrl + target;
  const path = pathOfTarget(target);
  // URL parsers resolve dot segments and backslashes, so a check of the path in front of the kit saw another path.
  if (!plainPath.test(path) && new URL(url).pathname !== path) return rejectRequest('not_found');
  // `Request` throws for these methods.
  if (/^(CONNECT|TRACE|TRACK)$/i.test(req.method ?? '')) {
    const reply = rejectRequest('method_not_allowed');
    reply.headers.push(['allow', 'GET, POST, PATCH, DELETE']);
    return reply;
  }
  return connect.answer(new NodeRequest(url, path, req, res), req);
}

function pathOfTarget(target: string): string {
  const end = target.search(/[?#]/);
  return end < 0 ? target : target.slice(0, end);
}

function write(res: ServerResponse, reply: Reply): void {
  if (res.destroyed) return;
  res.statusCode = reply.status;
  // The rest of the body may still arrive, so the connection cannot be reused. RFC 9110, 15.5.9
  if (reply.status === 408) res.shouldKeepAlive = false;
  for (const [name, value] of reply.headers) {
    // Keeps the app's own cookies, such as a renewed session. Appending to nothing takes several times as long as setting.
    if (name === 'set-cookie' && res.hasHeader(name)) res.appendHeader(name, value);
    // Replaces a policy that middleware has set, because browsers would apply both.
    else res.setHeader(name, value);
  }
  res.end(reply.body);
}
