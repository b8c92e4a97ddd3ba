import { expect, test as base, type BrowserContext, type Frame, type Page } from '@playwright/test';
import { reachWorld, type RemoteWorld } from './world/reachWorld.ts';
import { startWorld } from './world/startWorld.ts';
import type { WorldAddresses } from './world/World.ts';

export type { RemoteWorld };

interface Fixtures {
  /** What goes on outside the browser; empty at the start of each test. */
  world: RemoteWorld;
  /** The playground, open and signed in as demo user A. */
  app: AppPage;
}

/** One world for each worker, in a process of its own; a test in it starts from nothing. */
export const test = base.extend<Fixtures, { addresses: WorldAddresses }>({
  addresses: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
    async ({}, provide) => {
      const { addresses, stop } = await startWorld();
      await provide(addresses);
      stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  // Automatic, so that a test that never looks at the world starts from nothing too.
  world: [
    async ({ addresses }, provide) => {
      const world = reachWorld(addresses);
      await world.reset();
      await provide(world);
    },
    { auto: true },
  ],

  app: async ({ page, addresses }, provide) => {
    const app = new AppPage(page, addresses.app);
    await app.goto();
    await provide(app);
  },
});

export { expect };

/** The tag of a test that repeats a case with other data or another set-up. It runs in `npm run test:all`, not in `npm test`. */
export function more(isMore: boolean): string[] {
  return isMore ? ['@more'] : [];
}

/** The playground as a person uses it. */
export class AppPage {
  readonly page: Page;
  readonly origin: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.origin = origin;
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  async goto(): Promise<void> {
    await this.page.goto(this.origin);
    await expect(this.button('LinkedIn')).toBeVisible();
  }

  button(application: string) {
    return this.page.getByRole('listitem').filter({ hasText: application }).first().getByRole('button');
  }

  /** Rows of the list of connections. */
  get rows() {
    return this.page.locator('[data-part="row"]');
  }

  /** Presses the button with a real mouse and returns the window that opens, on the hosted page. */
  async openPopup(application = 'LinkedIn'): Promise<Page> {
    const opened = this.context.waitForEvent('page');
    await this.press(application);
    const popup = await opened;
    await popup.waitForURL(/\/identity\/create\?token=/);
    return popup;
  }

  /**
   * Presses, and returns the window while it is on our own blank page: no attempt is there before the click. A window that opened
   * straight on what never shows a page, as a 204, would be none that Playwright tells of.
   */
  async openBlankPopup(): Promise<Page> {
    const posts = '**/api/connect/attempts';
    const opened = this.context.waitForEvent('page');
    await this.page.route(posts, async (route) => {
      await opened;
      await route.continue();
    });
    await this.press();
    const popup = await opened;
    await this.page.unroute(posts);
    return popup;
  }

  /** A real mouse click: no script of the test runs in the page, so that no user activation is lent to it. */
  async press(application = 'LinkedIn'): Promise<void> {
    await expect(this.button(application)).toBeVisible();
    const box = await this.button(application).boundingBox();
    if (!box) throw new Error('The button is not on the screen.');
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** Ends of attempts in the panel of events: each attempt has exactly one. */
  get ends() {
    return this.page
      .getByRole('complementary')
      .getByRole('listitem')
      .filter({ hasText: /^[\d.]+ s(Connected|Failed|Outcome)/ });
  }

  /** One account in the list, and one end told of: that it is connected. */
  async expectConnected(): Promise<void> {
    await expect(this.rows).toHaveCount(1);
    await expect(this.ends).toHaveText([/Connected/]);
  }

  /** The message below the buttons, and the label of one. */
  async expectRetry(application = 'LinkedIn'): Promise<void> {
    await expect(this.button(application)).toHaveText(/Try again/);
  }

  async switchUser(name: string): Promise<void> {
    await this.page.getByLabel('Signed in as').selectOption({ label: name });
  }
}

/** The page whose button can be taken away. */
export async function openToggled(app: AppPage, addresses: WorldAddresses, baseUrl = '/api/connect') {
  const { page } = app;
  const settings = new URLSearchParams({ hostedOrigin: addresses.anchor, base: baseUrl });
  await page.goto(`${app.origin}/e2e/page/toggled.html?${settings}`);
  const button = page.getByRole('button', { name: 'Connect LinkedIn' });
  await expect(button).toBeVisible();
  const opened = app.context.waitForEvent('page');
  await button.click();
  const popup = await opened;
  return { popup, heard: page.getByRole('listitem') };
}

/** Signs in on the hosted page, up to its success step. */
export async function signIn(hosted: Page, account?: string): Promise<void> {
  if (account) await hosted.getByRole('textbox', { name: 'Email or username' }).fill(account);
  await hosted.getByRole('button', { name: 'Sign in' }).click();
  await expect(hosted.getByRole('button', { name: 'Continue' })).toBeVisible();
}

/** Signs in on the hosted page and goes on to the callback. */
export async function finish(hosted: Page, account?: string): Promise<void> {
  await signIn(hosted, account);
  await goOn(hosted);
}

/** Leaves the success step for the callback. */
export async function goOn(hosted: Page): Promise<void> {
  await hosted
    .getByRole('button', { name: 'Continue' })
    .click()
    .catch((error: unknown) => {
      if (!hosted.isClosed()) throw error; // the window was quicker than the report of the click
    });
}

/** Waits until a window is closed. It may be already, which `waitForEvent('close')` would never notice. */
export async function expectClosed(page: Page): Promise<void> {
  await expect.poll(() => page.isClosed(), { timeout: 30_000 }).toBe(true);
}

/** Calls of the app's script to learn what became of an attempt. */
export function statusCalls(requests: string[]): string[] {
  return requests.filter((line) => /confirm|GET \/api\/connect\/attempts/.test(line));
}

/** Answers the window's next navigation to the callback with an empty page, and gives the address it went to. */
export async function keepCallback(hosted: Page): Promise<string> {
  await hosted.route(/\/callback\//, (route) => route.fulfill({ contentType: 'text/html', body: '' }), {
    times: 1,
  });
  await finish(hosted);
  await hosted.waitForURL(/\/callback\//);
  return hosted.url();
}

/** Sends a window to a page that may close it at once; `goto` would wait for one that is gone. */
export async function leaveFor(page: Page, url: string): Promise<void> {
  await page.evaluate((href) => {
    // In a task of its own, so that this call ends before its page does.
    setTimeout(() => location.assign(href));
  }, url);
}

/** Goes back, or forward. */
export async function goInHistory(page: Page, steps: number): Promise<void> {
  await page.evaluate((by) => {
    // In a task of its own, too: a page that was kept is there before this call could answer.
    setTimeout(() => history.go(by));
  }, steps);
}

/** Puts a frame into a page and waits until it is there. */
export async function addFrame(page: Page, attributes: Record<string, string>): Promise<Frame> {
  const attached = page.waitForEvent('framenavigated', (frame) => frame !== page.mainFrame());
  await page.evaluate((given) => {
    const frame = document.createElement('iframe');
    for (const [name, value] of Object.entries(given)) frame.setAttribute(name, value);
    document.body.append(frame);
  }, attributes);
  return attached;
}
