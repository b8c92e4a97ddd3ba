// The smallest app that mounts the kit: one form without a script. `/?user=ada` signs in. `appTests.e2e.ts` starts it.
import { createServer } from 'node:http';
import { demoApplications } from '@kit/emulator';
import { createConnect, memoryStore } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { toNodeHandler } from '@kit/server/node';

const {
  ANCHORBROWSER_API_KEY: apiKey = '',
  ANCHORBROWSER_APP_URL: hostedUrl,
  ANCHORBROWSER_BASE_URL: baseUrl,
  ANCHORBROWSER_WEBHOOK_SECRET: webhookSecret,
  PORT,
} = process.env;

const connect = createConnect({
  anchor: createAnchorClient({ apiKey, baseUrl, dangerouslyAllowCustomBaseUrl: true }),
  hostedUrl,
  webhookSecret,
  applications: { linkedin: { id: demoApplications[0]?.id, name: 'LinkedIn' } },
  publicUrl: `http://localhost:${PORT}`,
  store: memoryStore(),
  getUser(request) {
    const id = /(?:^|; )user=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
    return id ? { id } : null;
  },
});
const handle = toNodeHandler(connect);

const page = `<!doctype html><title>Accounts</title>
<form method="post" action="/api/connect/attempts">
  <input type="hidden" name="application" value="linkedin">
  <input type="hidden" name="mode" value="redirect">
  <button>Connect LinkedIn</button>
</form>`;

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname.startsWith('/api/connect/')) return void handle(request, response);
  const user = searchParams.get('user');
  if (user) response.setHeader('set-cookie', `user=${user}; Path=/; HttpOnly; SameSite=Lax`);
  response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
}).listen(PORT);
