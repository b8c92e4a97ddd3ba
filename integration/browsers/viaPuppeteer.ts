import {
  connect,
  launch as start,
  type Browser as PuppeteerBrowser,
  type LaunchOptions,
  type Page,
} from 'puppeteer-core';
import type { Browser, Installed, Tab } from './Browser.ts';

/** Automates a browser through WebDriver BiDi or the Chrome DevTools Protocol. */
export async function viaPuppeteer(options: LaunchOptions): Promise<Installed> {
  const all: LaunchOptions = { ...options, acceptInsecureCerts: true, defaultViewport: null };
  const probe = await start(all);
  const version = await probe.version();
  await probe.close();
  return { version, launch: () => launch(all), stop() {} };
}

/** Starts a browser and automates it. */
export async function launch(options: LaunchOptions): Promise<Browser> {
  return automate(await start(options));
}

/** Automates a browser that runs, by the address of its debugging port. */
export async function connectTo(browserWSEndpoint: string): Promise<Browser> {
  return automate(await connect({ browserWSEndpoint, defaultViewport: null }));
}

function automate(browser: PuppeteerBrowser): Browser {
  const known = new WeakMap<Page, Tab>();

  function toTab(page: Page): Tab {
    const tab = known.get(page) ?? makeTab(page);
    known.set(page, tab);
    return tab;
  }
  return {
    tabs: async () => (await browser.pages()).map(toTab),
    openTab: async () => toTab(await browser.newPage()),
    close: () => browser.close(),
  };
}

function makeTab(page: Page): Tab {
  return {
    goto: async (url) => void (await page.goto(url)),
    url: async () => page.url(),
    async click(xpath) {
      const element = await page.waitForSelector(`::-p-xpath(${xpath})`, { timeout: 15_000 });
      await element?.click();
    },
    press: (key) => page.keyboard.press(key),
    run: (body) => page.evaluate(`(() => {${body}})()`),
    async runInFrame(body) {
      const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
      if (!frame) throw new Error('There is no frame.');
      return frame.evaluate(`(() => {${body}})()`);
    },
    reload: async () => void (await page.reload()),
    // A page that the back/forward cache restores causes no event, so this does not wait for one. The timeout lets the call end
    // before its page does.
    back: async () => void (await page.evaluate('setTimeout(() => history.back())')),
    focus: () => page.bringToFront(),
    close: () => page.close(),
  };
}
