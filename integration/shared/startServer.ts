import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './freePort.ts';
import { send } from './send.ts';

interface Command {
  name: string;
  /** `$PORT` is replaced with a free port. */
  command: string[];
  env?: Record<string, string>;
  /** Path of the handler in the browser, with the trailing slash that a framework adds. */
  base?: string;
  slash?: '/';
}

export interface Server {
  port: number;
  /** Returns everything that the process wrote. */
  log: () => string;
  isAlive: () => boolean;
  stop: () => Promise<void>;
}

/** Starts the process of a row and waits until the kit responds. */
export async function startServer(
  row: Command,
  env: Record<string, string>,
  folder: string,
): Promise<Server> {
  const port = await freePort();
  const command = row.command.map((word) => word.replace('$PORT', String(port)));
  const { child, log } = startProcess(command, { ...env, ...row.env, PORT: String(port) }, folder);
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (!isAlive()) return;
    const gone = once(child, 'exit');
    endProcess(child);
    await gone;
  };

  const deadline = Date.now() + 60_000;
  while (!(await isAnswering(port, row))) {
    if (!isAlive()) throw new Error(`${row.name} did not start:\n${log()}`);
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`${row.name} does not respond:\n${log()}`);
    }
    await wait(50);
  }
  return { port, log, isAlive, stop };
}

/** Runs a command and returns its output. If it fails, throws an error that contains the output. */
export async function runToEnd(
  command: string[],
  env: Record<string, string>,
  folder: string,
): Promise<string> {
  const { child, log } = startProcess(command, env, folder);
  await once(child, 'close'); // once the whole output has been read
  if (child.exitCode !== 0) throw new Error(`${command.join(' ')} failed:\n${log()}`);
  return log();
}

/** Starts a command in a separate process group. */
export function startProcess([command = '', ...args]: string[], env: Record<string, string>, folder: string) {
  const bin = join(folder, 'node_modules/.bin');
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ...env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A separate process group, so everything that it starts ends with it.
    detached: true,
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (log += piece));
  const onExit = () => endProcess(child);
  process.on('exit', onExit);
  child.on('exit', () => process.off('exit', onExit));
  return { child, log: () => log };
}

/** Ends a process, and everything that it started. */
export function endProcess(child: ChildProcess): void {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

const isAnswering = (port: number, { base = '/api/connect', slash }: Command) =>
  send(port, { target: `${base}/applications${slash ?? ''}` }).then(
    ({ status }) => status === 401 || status === 200, // 200 if the app always has a signed-in user
    () => false,
  );
