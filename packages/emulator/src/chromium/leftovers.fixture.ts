import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { demoApiKey } from '../demo.ts';

const folder = fileURLToPath(new URL('../..', import.meta.url));

/** A command line that runs. */
export interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly output: string;
  /** Folder of the profiles. */
  readonly profiles: string;
}

/** Starts the command line in its own process, with a separate folder for profiles. `script` runs in the process before it. */
export async function start(args: readonly string[] = [], script = ''): Promise<Started> {
  const profiles = mkdtempSync(join(tmpdir(), 'emulator-test-'));
  const preload = `data:text/javascript,${encodeURIComponent(script)}`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--import', preload, 'src/cli.ts', '--port', '0', ...args],
    {
      cwd: folder,
      env: { ...process.env, TMPDIR: profiles },
    },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(profiles, { recursive: true, force: true, maxRetries: 10 });
  });
  let output = '';
  for await (const data of child.stdout) {
    output += String(data);
    const url = /ANCHORBROWSER_BASE_URL=(\S+)/.exec(output)?.[1];
    if (url && output.includes('Ctrl+C')) return { child, url, output, profiles };
  }
  throw new Error(`The emulator did not start: ${output}`);
}

/** Creates a session. */
export function createSession(url: string): Promise<Response> {
  return fetch(`${url}/v1/sessions`, { method: 'POST', headers: { 'anchor-api-key': demoApiKey } });
}

/** Returns the profiles. The TypeScript loader of the test also has a folder there. */
export function listProfiles(profiles: string): readonly string[] {
  return readdirSync(profiles).filter((name) => !name.startsWith('tsx'));
}

/** Returns the ids of the processes that use a folder. */
export function findProcesses(name: string): readonly string[] {
  return readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(`${name}/`);
    } catch {
      return false; // the process has ended
    }
  });
}
