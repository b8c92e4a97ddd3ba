import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { BrowserLauncher } from '../browser/BrowserLauncher.ts';
import { launchChromium } from './launchChromium.ts';

/** A Chromium on this machine. */
export interface Chromium extends BrowserLauncher {
  /** Path of the program. */
  readonly path: string;
}

/**
 * Finds a Chromium or Chrome that starts browsers for sessions: the `path`, `CHROMIUM_PATH` or
 * `PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH`, an installed one, or that of Playwright. Returns undefined if there is none. Throws an
 * `Error` if there is no program at `path`.
 *
 * @example
 * const emulator = createEmulator({ browsers: findChromium() });
 * const { url } = await listen(emulator);
 */
export function findChromium(path?: string): Chromium | undefined {
  if (path !== undefined && !existsSync(path))
    throw new Error(`There is no program at ${path}. Name a Chromium or Chrome.`);
  const { CHROMIUM_PATH, PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH } = process.env;
  const found =
    path ||
    CHROMIUM_PATH ||
    PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH ||
    [...listInstalled(), ...listPlaywright()].find((candidate) => existsSync(candidate));
  return found ? { path: found, launch: () => launchChromium(found) } : undefined;
}

function listInstalled(): readonly string[] {
  const { PATH = '', PROGRAMFILES = '', LOCALAPPDATA = '' } = process.env;
  if (process.platform === 'darwin')
    return ['Chromium', 'Google Chrome'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  if (process.platform === 'win32')
    return [PROGRAMFILES, LOCALAPPDATA].map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe'));
  return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].flatMap((name) =>
    PATH.split(delimiter).map((folder) => join(folder, name)),
  );
}

const playwrightPrograms = {
  darwin: ['Library/Caches', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'],
  linux: ['.cache', 'chrome-linux/chrome', 'chrome-linux64/chrome'],
  win32: ['AppData/Local', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
};

// The folders have the number of a revision, such as `chromium-1187`. The newest comes first.
function listPlaywright(): readonly string[] {
  const { platform } = process;
  if (platform !== 'darwin' && platform !== 'linux' && platform !== 'win32') return [];
  const [cache = '', ...programs] = playwrightPrograms[platform];
  const folder = process.env['PLAYWRIGHT_BROWSERS_PATH'] || join(homedir(), cache, 'ms-playwright');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .toSorted((one, other) => other.localeCompare(one, 'en', { numeric: true }))
    .flatMap((name) => programs.map((program) => join(folder, name, program)));
}
