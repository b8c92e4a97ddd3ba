// The server of the apps built with Vite: the kit's handler, the built files, a page rendered here, and a strict policy over all.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toNodeHandler } from '@kit/server/node';
import { connect } from './connect.ts';

const folder = process.env.APP ?? '';
const { render } = await import(pathToFileURL(join(folder, 'ssr/render.js')).href);
const handle = toNodeHandler(connect);
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname.startsWith('/api/connect/')) return void handle(request, response);
  if (pathname === '/favicon.ico') return void response.writeHead(204).end();

  if (pathname === '/streamed') {
    const nonce = randomUUID(); // for the scripts with which React inserts streamed parts
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'self'; script-src 'self' 'nonce-${nonce}'`,
    });
    return render(response, nonce);
  }

  const file = join(folder, 'client', extname(pathname) ? pathname : 'index.html');
  if (!existsSync(file)) return void response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    // Dialog libraries add inline styles.
    'content-security-policy': `default-src 'self'${pathname === '/dialogs.html' ? "; style-src 'self' 'unsafe-inline'" : ''}`,
  });
  response.end(readFileSync(file));
}).listen(process.env.PORT);
