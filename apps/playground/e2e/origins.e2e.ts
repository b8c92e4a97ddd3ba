import { addFrame, AppPage, expect, finish, openToggled, more, test } from './test.ts';

test('#15 the app in a frame of another site: a link opens it in its own tab, where it connects', async ({
  page,
  context,
  addresses,
  world,
}) => {
  await context.addCookies([{ name: 'demo_user', value: 'user-a', url: addresses.app }]);
  await page.goto(addresses.evil);
  const settings = new URLSearchParams({ hostedOrigin: addresses.anchor });
  const frame = await addFrame(page, {
    src: `${addresses.app}/e2e/page/toggled.html?${settings}`,
    style: 'position:fixed;inset:0;width:100%;height:100%;background:#fff',
  });
  const link = frame.getByRole('link', { name: /Connect LinkedIn/ });
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(frame.getByRole('button', { name: 'Connect LinkedIn' })).toHaveCount(0);

  const opened = context.waitForEvent('page');
  await link.click();
  const tab = await opened;
  const windowOpened = context.waitForEvent('page');
  await tab.getByRole('button', { name: 'Connect LinkedIn' }).click();
  await finish(await windowOpened);
  await expect(tab.getByRole('listitem').filter({ hasText: /^connected/ })).toHaveCount(1);
  expect(page.url()).toBe(`${addresses.evil}/`);
  expect((await world.observe()).connections).toHaveLength(1);
});

test('#17 a handler on another site: refused at once and explained, never a window left alone', async ({
  app,
  addresses,
  world,
}) => {
  const told: string[] = [];
  app.page.on('console', (message) => told.push(message.text()));
  const { popup, heard } = await openToggled(app, addresses, `${addresses.isolatedApp}/api/connect`);
  await expect(heard.filter({ hasText: /^failed/ })).toHaveCount(1);
  await expect.poll(() => popup.isClosed()).toBe(true);
  expect(told.filter((text) => text.includes("is not on the page's origin"))).toHaveLength(1);
  const { requests, attempts, tokens } = await world.observe();
  expect({ attempts, tokens }).toEqual({ attempts: [], tokens: 0 });
  expect(requests.filter((line) => /\/(start|callback)\//.test(line))).toEqual([]);
});

test(
  '#17 the same app under another of its names: the start is refused and explained, the window closes',
  { tag: '@more' },
  async ({ page, addresses, world }) => {
    const told: string[] = [];
    page.on('console', (message) => told.push(message.text()));
    // The server goes by the name it was given; the page came by another one of the same machine.
    const alias = addresses.app.replace('app.customer.test', 'www.customer.test');
    const app = new AppPage(page, alias);
    await app.goto();
    const opened = app.context.waitForEvent('page');
    await app.press();
    const popup = await opened;
    await expect(app.ends).toHaveText([/Failed.*foreign_start_url/]);
    await expect.poll(() => popup.isClosed()).toBe(true);
    expect(told.filter((text) => text.includes('set publicUrl to'))).toHaveLength(1);
    const { requests, tokens } = await world.observe();
    expect(tokens).toBe(0);
    expect(requests.filter((line) => line.includes('/start/'))).toEqual([]);
  },
);

/** How a page may find its channel: gone, refusing, or reaching nobody. */
const channels = {
  'is not there': () => void Object.defineProperty(window, 'BroadcastChannel', { value: undefined }),
  throws: () => {
    window.BroadcastChannel = new Proxy(BroadcastChannel, {
      construct() {
        throw new DOMException('Refused.', 'SecurityError');
      },
    });
  },
  'reaches nobody': () => {
    const Real = BroadcastChannel;
    window.BroadcastChannel = class extends Real {
      constructor(name: string) {
        super(name + Math.random());
      }
    };
  },
};

for (const [fate, spoil] of Object.entries(channels)) {
  const tag = more(fate !== 'is not there');
  test(
    `#48 the channel ${fate}: the message of the last page is heard`,
    { tag },
    async ({ page, addresses, world }) => {
      await world.configure({ popupMessage: 'off' });
      await page.addInitScript(spoil);
      const app = new AppPage(page, addresses.app);
      await app.goto();
      const popup = await app.openPopup();
      const closed = popup.waitForEvent('close');
      await finish(popup);
      await closed;
      await app.expectConnected();
    },
  );

  test(
    `#48 the channel ${fate}, and no opener: the server is asked`,
    { tag },
    async ({ page, addresses, world }) => {
      await world.configure({ openerPolicy: 'same-origin', popupMessage: 'off' });
      await page.addInitScript(spoil);
      const app = new AppPage(page, addresses.app);
      await app.goto();
      const popup = await app.openPopup();
      const closed = popup.waitForEvent('close');
      await finish(popup);
      await closed;
      await app.expectConnected();
    },
  );
}

test(
  '#48 a sandbox without allow-same-origin: the app runs, offers its own tab, and nothing hangs',
  { tag: '@more' },
  async ({ page, context, addresses, world }) => {
    await world.dress('page', { 'access-control-allow-origin': '*' }); // a module loads across origins only so
    await page.goto(`${addresses.app}/elsewhere.html`);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    const settings = new URLSearchParams({ hostedOrigin: addresses.anchor, base: '/api/connect' });
    const frame = await addFrame(page, {
      sandbox: 'allow-scripts allow-popups',
      src: `${addresses.app}/e2e/page/toggled.html?${settings}`,
      style: 'position:fixed;inset:0;width:100%;height:100%;background:#fff',
    });
    expect(await frame.evaluate(() => self.origin)).toBe('null');
    await expect(frame.getByRole('link', { name: /Connect LinkedIn/ })).toBeVisible();
    await expect(frame.getByRole('button', { name: 'Connect LinkedIn' })).toHaveCount(0);
    expect(problems).toEqual([]);
    expect(context.pages()).toHaveLength(1);
    expect((await world.observe()).attempts).toEqual([]);
  },
);
