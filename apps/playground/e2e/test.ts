import { HostedPage } from '@kit/emulator/playwright';
import {
  expect,
  test as base,
  type BrowserContext,
  type Frame,
  type Locator,
  type Page,
  type Route,
} from '@playwright/test';
import { reachWorld, type RemoteWorld } from './world/reachWorld.ts';
import { startWorld } from './world/startWorld.ts';
import type { WorldAddresses } from './world/World.ts';

export type { RemoteWorld };

interface Fixtures {
  /** Everything outside the browser. It is reset before each test. */
  world: RemoteWorld;
  /** The playground, open and signed in as Priya Raman. */
  app: AppPage;
}

/** Each worker has one world, in a separate process. The world is reset before each test. */
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

  // Automatic, to reset the world also for tests that do not use it.
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
    return this.page
      .getByRole('region', { name: 'Applications' })
      .getByRole('listitem')
      .filter({ hasText: application })
      .locator('[data-part="button"]');
  }

  /** Rows of the list of connections. */
  get rows() {
    return this.page.locator('[data-part="row"]');
  }

  /** Presses the button with a real mouse. Returns the popup once it shows the hosted page. */
  openPopup(application = 'LinkedIn'): Promise<Page> {
    return popupOf(this.page, () => this.press(application));
  }

  /** Connects an account, and waits until it is listed. */
  async connect(account?: string): Promise<void> {
    await finish(await this.openPopup(), account);
    await expect(this.rows).toHaveCount(1);
  }

  /**
   * Presses the button and returns the popup while it shows the kit's blank page. Playwright does not report a popup that opens
   * directly on a response without a page, such as a 204.
   */
  async openBlankPopup(): Promise<Page> {
    const posts = '**/api/connect/attempts';
    const opened = this.context.waitForEvent('page');
    const hold = async (route: Route) => {
      await opened;
      await route.continue();
    };
    // Once, because `unroute` would race with `continue`.
    await this.page.route(posts, hold, { times: 1 });
    await this.press();
    return opened;
  }

  press(application = 'LinkedIn'): Promise<void> {
    return pressWithMouse(this.button(application));
  }

  /** Outcomes in the panel of events, of the newest attempt first. Each attempt has exactly one. Older attempts are folded. */
  get ends() {
    return this.page
      .getByRole('complementary')
      .locator('[data-event]')
      .filter({ hasText: /^[\d.]+ s(Connected|Failed|Outcome)/ });
  }

  /** Expects one account in the list, and one outcome: connected. */
  async expectConnected(): Promise<void> {
    await expect(this.rows).toHaveCount(1);
    await expect(this.ends).toHaveText([/Connected/]);
  }

  /** Expects that the button offers a retry. */
  async expectRetry(application = 'LinkedIn'): Promise<void> {
    await expect(this.button(application)).toHaveText(/Try again/);
  }

  async switchUser(name: string): Promise<void> {
    const { page } = this;
    let isSwitched = false;
    const switched = page.waitForResponse(
      (response) => (isSwitched = response.url().endsWith('/api/demo/user')),
    );
    // The page keeps showing the earlier user until the connections of the next arrive.
    const asked = page.waitForRequest((request) => isSwitched && request.url().endsWith('/connections'));
    await page.getByLabel('Signed in as').selectOption({ label: name });
    await switched;
    await (await asked).response();
  }
}

/** Clicks with a real mouse, because a script of the test would give the page user activation. */
export async function pressWithMouse(button: Locator): Promise<void> {
  await button.click({ trial: true }); // waits until the button no longer moves
  const box = await button.boundingBox();
  if (!box) throw new Error('The button is not on the screen.');
  await button.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Returns the popup that an action in a page opens, once it shows the hosted page. */
export async function popupOf(page: Page, act: () => Promise<void>): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await act();
  const popup = await opened;
  await popup.waitForURL(/\/identity\/create\?token=/);
  return popup;
}

/** Opens the page whose button can be unmounted, and clicks the button. */
export async function openToggled(app: AppPage, addresses: WorldAddresses, baseUrl = '/api/connect') {
  const { page } = app;
  const settings = new URLSearchParams({ hostedOrigin: addresses.anchor, base: baseUrl });
  await page.goto(`${app.origin}/e2e/page/toggled.html?${settings}`);
  const button = page.getByRole('button', { name: 'Connect LinkedIn' });
  await expect(button).toBeVisible();
  const opened = app.context.waitForEvent('page');
  await button.click();
  const popup = await opened;
  return { popup, received: page.getByRole('listitem') };
}

/** Signs in on the hosted page, up to its success step. */
export async function signIn(hosted: Page, account?: string): Promise<void> {
  await new HostedPage(hosted).signIn({ account });
}

/** Signs in on the hosted page and continues to the callback. */
export async function finish(hosted: Page, account?: string): Promise<void> {
  await signIn(hosted, account);
  await goOn(hosted);
}

/** Continues from the success step to the callback. */
export async function goOn(hosted: Page): Promise<void> {
  await new HostedPage(hosted).continue();
}

/** Waits until a window is closed. Unlike `waitForEvent('close')`, this also works if it is closed already. */
export async function expectClosed(page: Page): Promise<void> {
  await expect.poll(() => page.isClosed(), { timeout: 30_000 }).toBe(true);
}

/** Requests of the app that ask for the status of an attempt. */
export function statusCalls(requests: string[]): string[] {
  return requests.filter((line) => /confirm|GET \/api\/connect\/attempts/.test(line));
}

/** Replaces the next callback page with an empty page, and returns the URL of the callback. */
export async function keepCallback(hosted: Page): Promise<string> {
  await hosted.route(/\/callback\//, (route) => route.fulfill({ contentType: 'text/html', body: '' }), {
    times: 1,
  });
  await finish(hosted);
  await hosted.waitForURL(/\/callback\//);
  return hosted.url();
}

/** Navigates a window to a page that may close it immediately. `goto` would wait for the closed page. */
export async function leaveFor(page: Page, url: string): Promise<void> {
  await page.evaluate((href) => {
    // In a separate task, so this call ends before its page does.
    setTimeout(() => location.assign(href));
  }, url);
}

/** Goes back or forward in the history. */
export async function goInHistory(page: Page, steps: number): Promise<void> {
  await page.evaluate((by) => {
    // In a separate task, because a page from the back/forward cache replaces this one before the call could return.
    setTimeout(() => history.go(by));
  }, steps);
}

/** Adds a frame to a page or to another frame, and waits until it has loaded. */
export async function addFrame(around: Page | Frame, attributes: Record<string, string>): Promise<Frame> {
  const [page, parent] = 'page' in around ? [around.page(), around] : [around, around.mainFrame()];
  const attached = page.waitForEvent('framenavigated', (frame) => frame.parentFrame() === parent);
  await parent.evaluate((given) => {
    const frame = document.createElement('iframe');
    for (const [name, value] of Object.entries(given)) frame.setAttribute(name, value);
    document.body.append(frame);
  }, attributes);
  return attached;
}
