import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { find } from '../../scripts/browser.mjs';
import type { Browser } from '../browsers/Browser.ts';
import { startDisplay } from '../browsers/startDisplay.ts';
import { launch } from '../browsers/viaPuppeteer.ts';

const run = promisify(execFile);
const flags = ['--no-sandbox', '--ignore-certificate-errors', '--no-first-run'];

/** The desktop of a user: a screen, a home folder, programs that open links, and a system browser with its own profile. */
export interface Desktop {
  env: NodeJS.ProcessEnv;
  home: string;
  /** The system browser, in which the user is not signed in to the app. */
  browser: Browser;
  /** Makes a command the program that opens links with this scheme. The last one that did counts. */
  register(scheme: string, command: string): Promise<void>;
  /** Opens a link, as a click in any program does. */
  openLink(url: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a desktop. In its browser, the user has ticked "Always allow" for links with `scheme` on these origins, so no dialog asks
 * before it opens the app.
 */
export async function startDesktop(scheme: string, origins: string[]): Promise<Desktop> {
  const chromium = find();
  if (!chromium) throw new Error('There is no Chromium. Run `node scripts/browser.mjs`.');
  const display = await startDisplay('Xvfb');
  const home = await mkdtemp(join(tmpdir(), 'desktop-'));
  const applications = join(home, 'share/applications');
  await mkdir(applications, { recursive: true });
  await mkdir(join(home, 'config'));
  const env = {
    ...process.env,
    DISPLAY: display.display,
    HOME: home,
    XDG_DATA_HOME: join(home, 'share'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    // Without a desktop environment, `xdg-open` follows the registered programs.
    XDG_CURRENT_DESKTOP: '',
    BROWSER: '',
  };

  const profile = join(home, 'browser');
  await mkdir(join(profile, 'Default'), { recursive: true });
  const allowed = Object.fromEntries(origins.map((origin) => [origin, { [scheme]: true }]));
  const preferences = { protocol_handler: { allowed_origin_protocol_pairs: allowed } };
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const browser = await launch({
    browser: 'chrome',
    executablePath: chromium,
    headless: false,
    userDataDir: profile,
    env,
    args: flags,
    // An automated browser opens no links of other programs.
    ignoreDefaultArgs: ['--enable-automation'],
  });

  async function register(name: string, command: string): Promise<void> {
    const file = `${name}.desktop`;
    const type = `x-scheme-handler/${name}`;
    const entry = ['[Desktop Entry]', 'Type=Application', `Name=${name}`, `Exec=${command} %u`];
    await writeFile(join(applications, file), [...entry, `MimeType=${type};`, ''].join('\n'));
    await run('xdg-mime', ['default', file, type], { env });
  }

  // A second process hands the URL to the browser that runs with this profile.
  const handler = [chromium, ...flags, `--user-data-dir=${profile}`].join(' ');
  await register('https', handler);
  await register('http', handler);

  return {
    env,
    home,
    browser,
    register,
    async openLink(url) {
      await run('xdg-open', [url], { env });
    },
    async stop() {
      await browser.close();
      display.stop();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Writes a program that keeps the link with which it is started in a file. */
export async function writeReceiver(file: string): Promise<string> {
  const program = `${file}.sh`;
  await writeFile(program, `#!/bin/sh\nprintf %s "$1" > '${file}.part' && mv '${file}.part' '${file}'\n`, {
    mode: 0o755,
  });
  return program;
}

/** Starts a program that outlives the call. */
export function startProgram(command: string, env: NodeJS.ProcessEnv): void {
  spawn(command, { env, stdio: ['ignore', 'inherit', 'inherit'], detached: true }).unref();
}
