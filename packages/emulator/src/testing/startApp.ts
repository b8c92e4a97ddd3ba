import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** How to start the server of your app. */
export interface AppCommand {
  /** Command for the shell. `$PORT` becomes a free port, which the variable `PORT` contains, too. */
  readonly command: string;
  /** Folder to run it in. @default the current one */
  readonly cwd?: string;
  /** Further environment variables. `$PORT` in a value becomes the port. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** Path that responds once the server is ready, with any status. @default '/' */
  readonly path?: string;
  /** How long the start may take, in milliseconds. @default 60000 */
  readonly timeoutMs?: number;
}

/** The running server of an app. */
export interface RunningApp {
  /** Origin, such as `http://localhost:3000`. */
  readonly url: string;
}

const isWindows = process.platform === 'win32';

/** Starts the server of an app and waits until it responds. Throws an `Error` with its output if it does not. */
export async function startApp(
  app: AppCommand,
  anchorEnv: Readonly<Record<string, string>>,
): Promise<RunningApp & { readonly close: () => Promise<void> }> {
  const port = String(await findFreePort());
  const fill = (text: string): string => text.replaceAll('$PORT', port);
  const own = Object.entries(app.env ?? {}).map(([name, value]) => [name, fill(value)]);
  const command = fill(app.command);
  const child = spawn(command, {
    shell: true,
    ...(app.cwd !== undefined && { cwd: app.cwd }),
    env: { ...process.env, ...anchorEnv, PORT: port, ...Object.fromEntries(own) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A separate process group, so everything that the shell starts ends with it.
    detached: !isWindows,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (output = `${output}${text}`.slice(-4000)));
  child.stderr.pipe(process.stderr, { end: false });
  const onExit = (): void => killTree(child);
  process.once('exit', onExit);
  const close = async (): Promise<void> => {
    process.off('exit', onExit);
    if (hasEnded(child)) return;
    const ended = once(child, 'exit');
    killTree(child);
    await ended;
  };

  const url = `http://localhost:${port}`;
  const { path = '/', timeoutMs = 60_000 } = app;
  const deadline = Date.now() + timeoutMs;
  while (!(await responds(url + path))) {
    if (!hasEnded(child) && Date.now() < deadline) {
      await wait(25);
      continue;
    }
    const problem = hasEnded(child) ? 'ended' : `did not respond at ${url}${path} within ${timeoutMs} ms`;
    await close();
    throw new Error(`The server of the app (${command}) ${problem}. Its output:\n${output}`);
  }
  return { url, close };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
  });
}

function responds(url: string): Promise<boolean> {
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).then(
    async (response) => {
      await response.body?.cancel();
      return true;
    },
    () => false,
  );
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined || hasEnded(child)) return;
  if (isWindows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
  else process.kill(-child.pid, 'SIGKILL');
}
