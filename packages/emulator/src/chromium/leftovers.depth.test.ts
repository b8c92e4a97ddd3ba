import { expect, it } from 'vitest';
import { readSession } from '../browser.fixture.ts';
import { demoApiKey } from '../demo.ts';
import { createSession, findProcesses, listProfiles, start } from './leftovers.fixture.ts';

const emulatorCount = 10;
const sessionCount = 5;

it.runIf(process.platform === 'linux')(
  'leaves nothing after 50 starts and ends, also if the emulator is killed',
  async () => {
    const folders: string[] = [];
    let started = 0;
    let killed = 0;
    for (let count = 0; count < emulatorCount; count += 1) {
      const { child, url, profiles } = await start(['--max-browsers', String(sessionCount)]);
      folders.push(profiles);
      for (let session = 0; session < sessionCount; session += 1) {
        const response = await createSession(url);
        expect(response.status).toBe(200);
        started += 1;
        // Every other session ends by itself. The rest run when the emulator ends.
        if (session % 2 === 1) continue;
        const { id } = readSession(await response.json());
        const headers = { 'anchor-api-key': demoApiKey };
        await fetch(`${url}/v1/sessions/${id}`, { method: 'DELETE', headers });
      }
      await expect.poll(() => listProfiles(profiles)).toHaveLength(2);
      const isKilled = count % 2 === 0;
      child.kill(isKilled ? 'SIGKILL' : 'SIGINT');
      killed += isKilled ? 1 : 0;
    }
    const left = (): { processes: number; profiles: number } => ({
      processes: folders.flatMap(findProcesses).length,
      profiles: folders.flatMap(listProfiles).length,
    });
    await expect.poll(left).toEqual({ processes: 0, profiles: 0 });
    const { processes, profiles } = left();
    process.stdout.write(
      `${started} browsers started, ${killed} of ${emulatorCount} emulators killed: ${processes} processes and ${profiles} profiles left.\n`,
    );
  },
);
