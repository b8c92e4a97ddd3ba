import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** Starts a virtual screen, which chooses its number. */
export async function startDisplay(server: string): Promise<{ display: string; stop: () => void }> {
  const xvfb = spawn(
    server,
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  process.once('exit', () => xvfb.kill());
  const number = await new Promise<string>((resolve, reject) => {
    xvfb.once('error', () => reject(new Error('There is no Xvfb. Run `apt-get install xvfb xdg-utils`.')));
    xvfb.once('exit', () => reject(new Error('Xvfb ended.')));
    const output = xvfb.stdio[3];
    if (isReadable(output)) output.once('data', (text) => resolve(String(text).trim()));
  });
  return { display: `:${number}`, stop: () => void xvfb.kill() };
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'once' in stream;
}
