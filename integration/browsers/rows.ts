import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { find } from '../../scripts/browser.mjs';
import type { Installed } from './Browser.ts';
import { startDisplay } from './startDisplay.ts';
import { viaPuppeteer } from './viaPuppeteer.ts';
import { viaWebDriver } from './viaWebDriver.ts';

/** A browser, how to start it, and what to install if it is missing. */
export interface Row {
  name: string;
  install: string;
  /** Returns nothing if the browser is not on this machine. */
  start(): Promise<Installed | undefined>;
}

export const rows: Row[] = [
  {
    name: 'chromium',
    install: 'apt-get install chromium, or set CHROMIUM_PATH',
    async start() {
      const executablePath = find();
      if (!executablePath) return;
      return viaPuppeteer({
        browser: 'chrome',
        executablePath,
        args: ['--no-sandbox'],
        ignoreDefaultArgs: ['--disable-popup-blocking'],
      });
    },
  },
  {
    name: 'firefox',
    install: 'apt-get install firefox-esr, or set FIREFOX_PATH',
    async start() {
      const executablePath = process.env['FIREFOX_PATH'] ?? onPath('firefox', 'firefox-esr');
      if (!executablePath) return;
      // Automated browsers allow every popup unless this is set.
      const extraPrefsFirefox = { 'dom.disable_open_during_load': true };
      return viaPuppeteer({ browser: 'firefox', executablePath, extraPrefsFirefox });
    },
  },
  {
    name: 'webkit',
    install: 'apt-get install webkit2gtk-driver xvfb',
    async start() {
      const driver = onPath('WebKitWebDriver');
      if (!driver) return;
      if (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) return viaWebDriver(driver, {});
      const server = onPath('Xvfb');
      if (!server) return;
      const { display, stop } = await startDisplay(server);
      const installed = await viaWebDriver(driver, { DISPLAY: display });
      return {
        ...installed,
        stop() {
          installed.stop();
          stop();
        },
      };
    },
  },
];

function onPath(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}
