// Finds a Chromium for the browser tests. `find()` only looks; run as a command it also installs one where none is.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

// Installers write to standard error, because standard output contains only the path.
const run = (command, args) => spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0;

const installed = {
  darwin: () =>
    ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    ),
  win32: () =>
    [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]),
  linux: () =>
    ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
      .map(onPath)
      .filter(Boolean),
};

/** The path of a Chromium, or undefined: CHROMIUM_PATH, then Playwright's own, then the system's. */
export function find() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  return installed[process.platform]?.().find((path) => existsSync(path));
}

/** As {@link find}, but installs one first where none is: Playwright's build, else Debian's as root. */
function ensure() {
  const present = find();
  if (present) return present;

  const playwright = join(
    dirname(createRequire(import.meta.url).resolve('playwright/package.json')),
    'cli.js',
  );
  console.error('No Chromium found; installing one.');
  run(process.execPath, [playwright, 'install', 'chromium']);
  if (!find() && process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')) {
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  }

  const fetched = find();
  if (fetched) return fetched;
  console.error('No Chromium could be installed. Install Chrome or Chromium, or set CHROMIUM_PATH to one.');
  return process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(ensure());
