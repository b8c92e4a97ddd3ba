import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, get, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseConnections } from '@kit/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listenOnFreePort } from './listenOnFreePort.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'playground-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  rmSync(folder, { recursive: true });
});

function run(variables: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      ANCHORBROWSER_API_KEY: '',
      ANTHROPIC_API_KEY: '',
      DATABASE_FILE: join(folder, 'p.sqlite'),
      ...variables,
    },
  });
  running.push(child);
  return child;
}

/** Starts the playground and waits for the address it prints. */
async function start(
  port: number,
): Promise<{ url: string; printed: string; stop: () => Promise<number | null> }> {
  const child = run({ PORT: String(port) });
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk);
    const url = /Playground +(\S+)/.exec(printed)?.[1];
    if (!url || !printed.includes('Ctrl-C')) continue;
    const stop = async () => {
      child.kill('SIGINT');
      const [code] = await once(child, 'exit');
      return typeof code === 'number' ? code : null;
    };
    return { url, printed, stop };
  }
  throw new Error(`The playground printed no address: ${printed}`);
}

/** Connects an account over HTTP, with the requests of a browser. */
async function connect(url: string): Promise<void> {
  const headers = { cookie: 'demo_user=user-a', origin: url, 'content-type': 'application/json' };
  const created = await fetch(`${url}/api/connect/attempts`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ application: 'linkedin' }),
  });
  const binding = created.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const cookie = `demo_user=user-a; ${binding}`;

  const started = await navigate(await readField(created, 'startUrl'), cookie);
  const hosted = new URL(started.headers.location ?? '');
  const signedIn = await fetch(new URL('/_emulator/sign-ins', hosted), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: hosted.searchParams.get('token'), name: 'jane@example.com' }),
  });
  const returned = await navigate(await readField(signedIn, 'redirectUrl'), cookie);
  expect(returned.statusCode).toBe(200);
}

/** Requests a URL like the navigation of a window. `fetch` would send other `Sec-Fetch-*` headers. */
async function navigate(url: string, cookie: string): Promise<IncomingMessage> {
  const [response] = await once(get(url, { headers: { cookie } }), 'response');
  response.resume();
  return response;
}

async function readField(response: Response, name: string): Promise<string> {
  const body: unknown = await response.json();
  const value: unknown = typeof body === 'object' && body ? Reflect.get(body, name) : undefined;
  if (typeof value !== 'string') throw new TypeError(`The response has no ${name}: ${JSON.stringify(body)}`);
  return value;
}

/** Sends a message to the chat, or lets it go on. Returns the whole stream. */
async function sendToChat(url: string, thread: string, body: object): Promise<string> {
  const response = await fetch(`${url}/api/chat/threads/${thread}`, {
    method: 'POST',
    headers: { cookie: 'demo_user=user-a', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.text();
}

async function listConnections(url: string) {
  const response = await fetch(`${url}/api/connect/connections`, { headers: { cookie: 'demo_user=user-a' } });
  return parseConnections(await response.json())?.connections ?? [];
}

test(
  'connections survive a restart and still open a session, and a call of the chat still waits',
  { timeout: 60_000 },
  async () => {
    const first = await start(0);
    expect(first.printed).toContain('emulator at http://127.0.0.1:');
    const thread = randomUUID();
    const post = { id: randomUUID(), text: 'Post on LinkedIn: hi', isFirst: true };
    expect(await sendToChat(first.url, thread, post)).toContain('tool-approval-request');
    await connect(first.url);
    const before = await listConnections(first.url);
    expect(before).toMatchObject([{ application: 'linkedin', accountName: 'jane@example.com' }]);
    expect(await first.stop()).toBe(0);

    const second = await start(0);
    expect(await listConnections(second.url)).toEqual(before);
    const session = await fetch(`${second.url}/api/demo/session`, {
      method: 'POST',
      headers: { cookie: 'demo_user=user-a', 'content-type': 'application/json' },
      body: JSON.stringify({ connectionIds: [before[0]?.id] }),
    });
    const id = await readField(session, 'id');
    const view = await fetch(`${second.url}/api/connect/sessions/${id}/view`, {
      method: 'POST',
      headers: { cookie: 'demo_user=user-a', origin: second.url, 'content-type': 'application/json' },
      body: '{}',
    });
    const liveViewUrl = await readField(view, 'url');
    expect((await fetch(liveViewUrl)).status).toBe(200);

    const stream = await sendToChat(second.url, thread, { goOn: true });
    expect(stream).toContain('"output":{"posted":"hi"}');
    const site = new URL('/_emulator/sites/network?account=jane@example.com', liveViewUrl);
    expect(await (await fetch(site)).json()).toMatchObject({ posts: [{ text: 'hi' }, {}, {}, {}, {}, {}] });
    await second.stop();
  },
);

test('a port in use leads to the next free port, and requests that break off do not end the playground', async () => {
  const blocker = createServer();
  const taken = await listenOnFreePort(blocker, 5900);
  const playground = await start(taken);
  expect(Number(new URL(playground.url).port)).toBeGreaterThan(taken);
  blocker.close();

  await fetch(`${playground.url}/api/demo`, { method: 'HEAD' });
  const broken = request(`${playground.url}/api/demo/user`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 99 },
  });
  broken.write('{');
  await new Promise((resolve) => setTimeout(resolve, 200));
  broken.on('error', () => undefined).destroy();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await fetch(`${playground.url}/api/demo`)).status).toBe(200);
  await playground.stop();
}, 30_000);

test('a key without an application prints a fix without a stack', { timeout: 30_000 }, async () => {
  const child = run({ ANCHORBROWSER_API_KEY: 'key', ANCHOR_APPLICATION_ID: '' });
  const [[code], printed] = await Promise.all([once(child, 'exit'), child.stderr ? text(child.stderr) : '']);
  expect(code).toBe(1);
  expect(printed).toContain('ANCHOR_APPLICATION_ID is not');
  expect(printed).not.toMatch(/\n\s+at /);
});
