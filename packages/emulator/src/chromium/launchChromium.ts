import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { BrowserProcess } from '../browser/BrowserLauncher.ts';

// Chromium reads commands from file descriptor 3 and writes to 4. It exits when the pipe closes, so it never outlives the emulator.
const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--hide-scrollbars',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
];

// The shell creates the profile and removes it, so an emulator that is killed at any moment leaves none. Helper processes of Chromium
// may write to it a little longer.
const runWithProfile = `
mkdir -m 700 "$0" || { echo 'Its profile folder cannot be created. Free some space, or set TMPDIR.' >&2; exit 1; }
"$@"; code=$?
for _ in 1 2 3 4 5; do rm -rf "$0" && break; sleep 0.2; done
exit $code`;

const startTimeoutMs = 30_000;
const exitTimeoutMs = 3_000;

/** Starts a Chromium with a temporary profile. Rejects with an `Error` that says why it did not start. */
export async function launchChromium(path: string): Promise<BrowserProcess> {
  // Short, because Chromium's socket is in it, and the path of a socket has about 100 characters at most.
  const profile = join(tmpdir(), `kit-emulator-${randomBytes(4).toString('base64url')}`);
  const options = [...flags, ...(isRoot() ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`];
  const [command, args] =
    process.platform === 'win32'
      ? [path, options]
      : ['/bin/sh', ['-c', runWithProfile, profile, path, ...options]];
  const child = spawn(command, [...args, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // Ctrl+C in a terminal would also end the shell.
    detached: true,
    // Chromium keeps the socket of its profile there.
    env: { ...process.env, TMPDIR: profile },
  });
  const exited = removeAfterExit(child, profile);
  const commands = openPipe(child.stdio[3], Writable);
  const messages = openPipe(child.stdio[4], Readable).setEncoding('utf8');

  const end = async (): Promise<void> => {
    commands.end();
    const timer = setTimeout(() => kill(child), exitTimeoutMs);
    await exited;
    clearTimeout(timer);
  };
  try {
    return {
      debuggingUrl: await readDebuggingUrl(child, path),
      send: (message) => commands.writable && commands.write(`${message}\0`),
      onMessage: (receive) => receiveMessages(messages, receive),
      exited,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function removeAfterExit(child: ChildProcess, profile: string): Promise<'closed' | 'crashed'> {
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  // Nothing can be done about a folder that cannot be removed. The next start reports a full disk.
  await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
  return code === 0 ? 'closed' : 'crashed';
}

// Chromium refuses to run as root with its sandbox, as in most containers.
function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function openPipe<Stream extends Readable | Writable>(
  stream: Readable | Writable | null | undefined,
  type: new () => Stream,
): Stream {
  if (!(stream instanceof type)) throw new Error('The pipe to Chromium is missing.');
  // Chromium has ended. `exited` reports it.
  stream.on('error', () => {});
  return stream;
}

function receiveMessages(stream: Readable, receive: (message: string) => void): void {
  let rest = '';
  stream.on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) receive(message);
  });
}

function readDebuggingUrl(child: ChildProcess, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (reason: string): void => {
      clearTimeout(timer);
      const lines = output.trim().split('\n');
      // Less important errors and a stack trace may follow it.
      const line = lines.find((text) => text.includes('FATAL')) ?? lines.at(-1) ?? '';
      reject(new Error(`${path} ${reason}. ${line}`.trim()));
    };
    const timer = setTimeout(
      () => fail(`was not ready after ${startTimeoutMs / 1000} seconds`),
      startTimeoutMs,
    );
    child.once('error', (error) => fail(`cannot be run: ${error.message}`));
    child.once('close', (code) => fail(`ended with code ${code}`));
    child.stderr?.on('data', (data: Buffer) => {
      output = (output + data.toString()).slice(-10_000);
      const url = /DevTools listening on (ws:\S+)/.exec(output)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    // The shell and Chromium are a process group.
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
