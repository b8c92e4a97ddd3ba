import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { readSession } from '../browser.fixture.ts';
import { demoApiKey } from '../demo.ts';

const folder = fileURLToPath(new URL('../..', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly output: string;
  /** Folder of the profiles. */
  readonly profiles: string;
}

/** Starts the command line in its own process, with a separate folder for profiles. */
async function start(args: readonly string[] = []): Promise<Started> {
  const profiles = mkdtempSync(join(tmpdir(), 'emulator-test-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', '--port', '0', ...args], {
    cwd: folder,
    env: { ...process.env, TMPDIR: profiles },
  });
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

function createSession(url: string): Promise<Response> {
  return fetch(`${url}/v1/sessions`, { method: 'POST', headers: { 'anchor-api-key': demoApiKey } });
}

// The TypeScript loader of the test also has a folder there.
function listProfiles(profiles: string): readonly string[] {
  return readdirSync(profiles).filter((name) => !name.startsWith('tsx'));
}

/** Returns the ids of the processes that use a folder. */
function findProcesses(name: string): readonly string[] {
  return readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(`${name}/`);
    } catch {
      return false; // the process has ended
    }
  });
}

it.runIf(process.platform === 'linux').each(['SIGKILL', 'SIGINT'] as const)(
  'leaves no browser and no profile after the end of a session, and after %s',
  async (signal) => {
    const { child, url, profiles } = await start();
    const { id } = readSession(await (await createSession(url)).json());
    expect(listProfiles(profiles)).toHaveLength(1);
    const headers = { 'anchor-api-key': demoApiKey };
    await fetch(`${url}/v1/sessions/${id}`, { method: 'DELETE', headers });
    expect([findProcesses(profiles), listProfiles(profiles)]).toEqual([[], []]);

    expect((await createSession(url)).status).toBe(200);
    expect(findProcesses(profiles)).not.toHaveLength(0);
    child.kill(signal);
    await expect.poll(() => [findProcesses(profiles), listProfiles(profiles)]).toEqual([[], []]);
  },
);

it('says why a browser does not start, and goes on', async () => {
  const { url, profiles } = await start(['--chromium', process.execPath]);
  for (let count = 0; count < 5; count += 1) {
    const response = await createSession(url);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('The browser of the session did not start.');
  }
  expect(listProfiles(profiles)).toEqual([]);
  rmSync(profiles, { recursive: true });
  expect(await (await createSession(url)).text()).toContain('Its profile folder cannot be created');
});

it('has sessions without a browser with --no-browsers', async () => {
  const { output, url, profiles } = await start(['--no-browsers']);
  expect(output).toContain('Sessions have no browser.');
  expect((await createSession(url)).status).toBe(200);
  expect(listProfiles(profiles)).toEqual([]);
});
