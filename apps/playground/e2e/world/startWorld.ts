import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { WorldAddresses } from './World.ts';

/** Starts a world in a separate process. */
export async function startWorld(
  topLevelDomain = 'test',
): Promise<{ addresses: WorldAddresses; stop: () => void }> {
  const { line, stop } = await start('serveWorld.ts', topLevelDomain);
  return { addresses: JSON.parse(line), stop };
}

/** Starts a playground whose browsers are real, in a separate process. */
export async function startLiveApp(): Promise<{ origin: string; stop: () => void }> {
  const { line, stop } = await start('serveLiveApp.ts');
  return { origin: line, stop };
}

/** Runs a file under tsx, because a test runner's loader does not resolve the packages' sources. Returns the first line that it prints. */
async function start(file: string, ...args: string[]): Promise<{ line: string; stop: () => void }> {
  const world = spawn(process.execPath, ['--import', 'tsx', `e2e/world/${file}`, ...args], {
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
  return { line, stop: () => void world.kill() };
}
