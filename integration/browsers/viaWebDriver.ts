import { spawn } from 'node:child_process';
import type { Browser, Installed, Key, Tab } from './Browser.ts';
import { freePort } from '../shared/freePort.ts';
import { until } from './until.ts';

/** Keys as WebDriver encodes them. */
const keys: Record<Key, string> = { Enter: '\uE007', ' ': ' ' };

type Ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/** Automates a browser through a WebDriver program. */
export async function viaWebDriver(driver: string, environment: NodeJS.ProcessEnv): Promise<Installed> {
  const port = await freePort();
  const server = spawn(driver, [`--port=${port}`], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => server.kill());
  const ask: Ask = async (method, path, body = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(method === 'POST' && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000), // a crashed browser never responds
    });
    const { value } = asRecord(await response.json());
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  await until('the driver answers', async () => asRecord(await ask('GET', '/status'))['ready'] === true);
  const probe = await startSession(ask);
  await ask('DELETE', probe.path);
  return { version: probe.version, launch: () => launch(ask), stop: () => void server.kill() };
}

async function startSession(ask: Ask): Promise<{ path: string; version: string }> {
  const capabilities = { alwaysMatch: { acceptInsecureCerts: true } };
  const session = asRecord(await ask('POST', '/session', { capabilities }));
  const { browserName, browserVersion } = asRecord(session['capabilities']);
  return {
    path: `/session/${String(session['sessionId'])}`,
    version: [browserName, browserVersion].join(' '),
  };
}

async function launch(ask: Ask): Promise<Browser> {
  const { path } = await startSession(ask);
  const known = new Map<string, Tab>();
  let turn: Promise<unknown> = Promise.resolve();

  /** A command applies to the current window, so no other command may run between the switch and the command. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  function toTab(handle: string): Tab {
    const tab = known.get(handle) ?? makeTab(handle);
    known.set(handle, tab);
    return tab;
  }

  function makeTab(handle: string): Tab {
    const inside: Ask = (method, command, body) =>
      inTurn(async () => {
        await ask('POST', `${path}/window`, { handle });
        return ask(method, path + command, body);
      });
    return {
      goto: async (url) => void (await inside('POST', '/url', { url })),
      url: async () => String(await inside('GET', '/url')),
      async click(xpath) {
        const element = await until(xpath, () =>
          inside('POST', '/element', { using: 'xpath', value: xpath }),
        );
        const [id = ''] = Object.values(asRecord(element));
        await inside('POST', `/element/${String(id)}/click`);
      },
      async press(key) {
        const value = keys[key];
        const strokes = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
        await inside('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: strokes }] });
      },
      run: (body) => inside('POST', '/execute/sync', { script: body, args: [] }),
      runInFrame: (body) =>
        inTurn(async () => {
          await ask('POST', `${path}/window`, { handle });
          await ask('POST', `${path}/frame`, { id: 0 });
          const value = await ask('POST', `${path}/execute/sync`, { script: body, args: [] });
          await ask('POST', `${path}/frame`, { id: null });
          return value;
        }),
      reload: async () => void (await inside('POST', '/refresh')),
      back: async () => void (await inside('POST', '/back')),
      focus: async () => void (await inside('GET', '/window')), // switching to a window focuses it
      close: async () => void (await inside('DELETE', '/window')),
    };
  }

  return {
    tabs: async () =>
      asList(await inTurn(() => ask('GET', `${path}/window/handles`)))
        .map(String)
        .map(toTab),
    openTab: () =>
      inTurn(async () => {
        // A new tab would stay hidden behind the first one, and no command brings it to the front.
        const { handle } = asRecord(await ask('POST', `${path}/window/new`, { type: 'window' }));
        return toTab(String(handle));
      }),
    close: async () => void (await inTurn(() => ask('DELETE', path))),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
