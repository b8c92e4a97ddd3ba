// CPU time of a request at the server, beside that of bare node:http and of other kits. See docs/performance.md.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { measureImports } from './imports.mjs';
import { median } from './median.mjs';
import { packKit } from './packKit.mjs';

const base = '/api/connect';
const unknownState = 'a'.repeat(43);
const claim = '?identity_id=5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e09&status=success';
const post = { method: 'POST', status: 201 };
const list = { path: `${base}/connections` };
const rejected = { path: `${base}/callback/${unknownState}${claim}`, status: 403 };
const attempt = { path: `${base}/attempts`, ...post };

const scenarios = [
  { name: 'node:http', server: 'raw', path: '/' },
  { name: 'node:http, same work as GET /connections', server: 'sameWork', ...list },
  { name: '@kit/server: GET /connections', server: 'kit', ...list, target: 1.6 },
  { name: 'node:http, same work as the callback', server: 'sameWork', ...rejected },
  { name: '@kit/server: callback, rejected', server: 'kit', ...rejected, target: 2.5 },
  { name: 'Hono', server: 'hono', path: '/' },
  { name: 'Express 5', server: 'express', path: '/' },
  { name: '@auth/core: session', server: 'authCore', path: '/auth/session' },
  { name: 'better-auth: ok', server: 'betterAuth', path: '/api/auth/ok' },
  { name: 'better-auth: get-session', server: 'betterAuth', path: '/api/auth/get-session' },
  { name: 'UploadThing: routes', server: 'uploadthing', path: '/api/uploadthing' },
  { name: 'node:http, POST', server: 'raw', path: '/', ...post },
  { name: 'node:http, same work as POST /attempts', server: 'sameWork', ...attempt },
  { name: '@kit/server: POST /attempts', server: 'kit', ...attempt, target: 2 },
  { name: 'Hono, POST', server: 'hono', path: '/', ...post },
  { name: 'Express 5, POST', server: 'express', path: '/', ...post },
];

const only = process.argv[2];
const rounds = Number(process.env.ROUNDS ?? 40);
const count = Number(process.env.REQUESTS ?? 500);
const connections = 16;
const warmup = 20;

packKit();
const chosen = scenarios.filter(({ server }) => !only || ['raw', 'sameWork', only].includes(server));
const load = fork(fileURLToPath(new URL('load.mjs', import.meta.url)));
// An answer that is not the expected one, or a server that fell: no figure is better than a wrong one.
load.on('exit', (code) => code && process.exit(1));
const running = await Promise.all(chosen.map(start));

// What the compiler of the engine does for the first thousands of requests is not the cost of a request.
for (const scenario of running) for (let i = 0; i < warmup; i++) await run(scenario);
// Every round of a server follows one of bare node:http: what the machine does besides falls on both.
for (let i = 0; i < rounds; i++)
  for (const scenario of running) {
    const raw = await run(
      running.find((other) => other.server === 'raw' && other.method === scenario.method),
    );
    const time = scenario.server === 'raw' ? raw : await run(scenario);
    scenario.times.push(time);
    scenario.ratios.push(time / raw);
  }

console.log(
  `\nNode ${process.version}, ${rounds} rounds of ${count} requests over ${connections} connections, after ${warmup} rounds\n`,
);
console.table(
  running.map((scenario) => ({
    server: scenario.name,
    'CPU µs': median(scenario.times).toFixed(1),
    ratio: median(scenario.ratios).toFixed(2),
    target: scenario.target ? `≤ ${scenario.target}` : '',
    'Anchor calls': scenario.anchor ?? '',
  })),
);
for (const { child } of running) child.disconnect();
load.disconnect();
if (running.some(({ anchor }) => anchor > 0))
  throw new Error('A scenario called Anchor that must not call it.');

if (!only) await measureImports();

async function start(scenario) {
  const child = fork(fileURLToPath(new URL('serve.mjs', import.meta.url)), [scenario.server], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  child.on('exit', (code) => code && process.exit(1));
  const [{ port }] = await once(child, 'message');
  return { method: 'GET', status: 200, ...scenario, child, port, times: [], ratios: [] };
}

/** Sends one round of requests; returns what each cost the server, in microseconds. */
async function run(scenario) {
  const { port, status } = scenario;
  const before = await ask(scenario, { isNewRound: true });
  load.send({ port, status, count, connections, request: requestOf(scenario) });
  await once(load, 'message');
  return ((await ask(scenario)) - before) / count;
}

async function ask(scenario, { isNewRound = false } = {}) {
  scenario.child.send({ isNewRound });
  const [{ microseconds, anchor }] = await once(scenario.child, 'message');
  scenario.anchor = anchor;
  return microseconds;
}

/** What Chromium sends. `{n}` becomes a number that differs from request to request. */
function requestOf({ method, path, status, port }) {
  const body = method === 'POST' ? '{"application":"linkedin","returnTo":"/settings/accounts"}' : '';
  const isPage = status === 403;
  return [
    `${method} ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: keep-alive',
    ...(body
      ? [
          `Content-Length: ${body.length}`,
          'Content-Type: application/json',
          'Origin: https://app.example.com',
        ]
      : []),
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    `Accept: ${isPage ? 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' : '*/*'}`,
    `Sec-Fetch-Site: ${isPage ? 'cross-site' : 'same-origin'}`,
    `Sec-Fetch-Mode: ${isPage ? 'navigate' : 'cors'}`,
    `Sec-Fetch-Dest: ${isPage ? 'document' : 'empty'}`,
    'Accept-Encoding: gzip, deflate, br',
    'Accept-Language: en-GB,en;q=0.9',
    `Cookie: theme=dark; session=s${method === 'POST' ? '{n}' : '0'}`,
    '',
    body,
  ].join('\r\n');
}
