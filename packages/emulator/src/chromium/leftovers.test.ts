import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSession } from '../browser.fixture.ts';
import { demoApiKey } from '../demo.ts';
import { createSession, findProcesses, listProfiles, start } from './leftovers.fixture.ts';

it.runIf(process.platform === 'linux').each(['SIGKILL', 'SIGINT'] as const)(
  'leaves no browser and no profile after the end of a session, and after %s',
  async (signal) => {
    const { child, url, profiles } = await start();
    const { id } = readSession(await (await createSession(url)).json());
    expect(listProfiles(profiles)).toHaveLength(1);
    const headers = { 'anchor-api-key': demoApiKey };
    await fetch(`${url}/v1/sessions/${id}`, { method: 'DELETE', headers });
    await expect.poll(() => [findProcesses(profiles), listProfiles(profiles)]).toEqual([[], []]);

    expect((await createSession(url)).status).toBe(200);
    expect(findProcesses(profiles)).not.toHaveLength(0);
    child.kill(signal);
    await expect.poll(() => [findProcesses(profiles), listProfiles(profiles)]).toEqual([[], []]);
  },
);

it.runIf(process.platform === 'linux').each([
  ['before', `process.kill(process.pid, 'SIGKILL')`],
  ['after', `spawn(...words), process.kill(process.pid, 'SIGKILL')`],
])('leaves no profile if it is killed just %s a browser starts', async (_, killed) => {
  const { url, profiles } = await start(
    [],
    `import children from 'node:child_process';
    import { syncBuiltinESMExports } from 'node:module';
    const { spawn } = children;
    children.spawn = (...words) => String(words[1]).includes('--user-data-dir') ? (${killed}) : spawn(...words);
    syncBuiltinESMExports();`,
  );
  await expect(createSession(url)).rejects.toThrow('fetch failed');
  await expect.poll(() => [findProcesses(profiles), listProfiles(profiles)]).toEqual([[], []]);
});

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
