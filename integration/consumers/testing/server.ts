// An app whose accounts are in the memory of its process, as in a first version. `/?user=ada` signs in.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { memoryStore } from '@kit/server';
import { toNodeHandler } from '@kit/server/node';
import { post } from './agent.ts';
import { openConnect } from './connect.ts';

const userOf = (cookies: string | null | undefined) => /(?:^|; )user=([^;]+)/.exec(cookies ?? '')?.[1];

const connect = openConnect(process.env, {
  publicUrl: process.env.PUBLIC_URL ?? '',
  store: memoryStore(),
  getUser(request) {
    const id = userOf(request.headers.get('cookie'));
    return id ? { id } : null;
  },
});
const handle = toNodeHandler(connect);

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname.startsWith('/api/connect/')) return void handle(request, response);

  if (pathname === '/api/posts') {
    const outcome = await post(connect, userOf(request.headers.cookie) ?? '', await text(request)).then(
      () => 'Posted',
      (error: unknown) => String(error),
    );
    return void response.end(outcome);
  }

  const user = searchParams.get('user');
  if (user) response.setHeader('set-cookie', `user=${user}; Path=/; HttpOnly; SameSite=Lax`);
  const file = readFileSync(`dist${pathname === '/' ? '/index.html' : pathname}`, 'utf8');
  const type = { js: 'text/javascript', css: 'text/css' }[/\.(js|css)$/.exec(pathname)?.[1] ?? ''];
  response.setHeader('content-type', type ?? 'text/html; charset=utf-8');
  response.end(file.replace('__HOSTED_ORIGIN__', process.env.ANCHORBROWSER_APP_URL ?? ''));
}).listen(process.env.PORT);
