import { createServer, request } from 'node:http';

/** A reverse proxy, such as one that terminates TLS. It forwards everything and adds `X-Forwarded-…` headers. */
export async function startProxy(target: number): Promise<{ port: number; stop: () => void }> {
  const server = createServer((req, res) => {
    const headers = {
      ...req.headers,
      'x-forwarded-for': req.socket.remoteAddress,
      'x-forwarded-proto': req.headers['x-forwarded-proto'] ?? 'https',
      'x-forwarded-host': req.headers['x-forwarded-host'] ?? req.headers.host,
    };
    const outgoing = request({
      host: '127.0.0.1',
      port: target,
      method: req.method,
      path: req.url,
      headers,
      agent: false, // a kept connection may be closed at the moment it is used
    });
    outgoing.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(res);
    });
    outgoing.on('error', () => res.destroy());
    res.on('close', () => outgoing.destroy());
    req.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
