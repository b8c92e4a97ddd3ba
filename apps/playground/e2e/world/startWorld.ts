import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { WorldAddresses } from './World.ts';

/** Starts a world in a separate process, under tsx, because a test runner's loader does not resolve the packages' sources. */
export async function startWorld(
  topLevelDomain = 'test',
): Promise<{ addresses: WorldAddresses; stop: () => void }> {
  const world = spawn(process.execPath, ['--import', 'tsx', 'e2e/world/serveWorld.ts', topLevelDomain], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => world.kill());
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(world.stdout).once('line', resolve);
    world.once('exit', (code) =>
      reject(new Error(`The world exited with code ${code} before it was ready.`)),
    );
  });
  return { addresses: JSON.parse(line), stop: () => void world.kill() };
}
