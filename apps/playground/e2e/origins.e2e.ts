import { addFrame, AppPage, expect, finish, openToggled, more, test } from './test.ts';

test('#15 the app in a frame on another site: a link opens it in a new tab, where it connects', async ({
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

test('#17 a handler on another site: fails immediately with an explanation, and the popup closes', async ({
  app,
  addresses,
  world,
}) => {
  const consoleMessages: string[] = [];
  app.page.on('console', (message) => consoleMessages.push(message.text()));
  const { popup, received } = await openToggled(app, addresses, `${addresses.isolatedApp}/api/connect`);
  await expect(received.filter({ hasText: /^failed/ })).toHaveCount(1);
  await expect.poll(() => popup.isClosed()).toBe(true);
  expect(consoleMessages.filter((text) => text.includes('#where-the-handler-is-mounted'))).toHaveLength(1);
  const { requests, attempts, tokens } = await world.observe();
  expect({ attempts, tokens }).toEqual({ attempts: [], tokens: 0 });
  expect(requests.filter((line) => /\/(start|callback)\//.test(line))).toEqual([]);
});

test(
  '#17 the app under another host name: the start link is refused with an explanation, and the popup closes',
  { tag: '@more' },
  async ({ page, addresses, world }) => {
    const consoleMessages: string[] = [];
    page.on('console', (message) => consoleMessages.push(message.text()));
    // The server uses its configured host name, and the page uses another name of the same machine.
    const alias = addresses.app.replace('app.customer.test', 'www.customer.test');
    const app = new AppPage(page, alias);
    await app.goto();
    const opened = app.context.waitForEvent('page');
    await app.press();
    const popup = await opened;
    await expect(app.ends).toHaveText([/Failed.*foreign_start_url/]);
    await expect.poll(() => popup.isClosed()).toBe(true);
    expect(consoleMessages.filter((text) => text.includes('#foreign_start_url'))).toHaveLength(1);
    const { requests, tokens } = await world.observe();
    expect(tokens).toBe(0);
    expect(requests.filter((line) => line.includes('/start/'))).toEqual([]);
  },
);

/** Ways in which a BroadcastChannel may fail: missing, throwing, or connected to no other page. */
const channels = {
  'is missing': () => void Object.defineProperty(window, 'BroadcastChannel', { value: undefined }),
  throws: () => {
    window.BroadcastChannel = new Proxy(BroadcastChannel, {
      construct() {
        throw new DOMException('Refused.', 'SecurityError');
      },
    });
  },
  'reaches no other page': () => {
    const Real = BroadcastChannel;
    window.BroadcastChannel = class extends Real {
      constructor(name: string) {
        super(name + Math.random());
      }
    };
  },
};

for (const [fate, breakChannel] of Object.entries(channels)) {
  const tag = more(fate !== 'is missing');
  test(
    `#48 the channel ${fate}: the message of the relay page arrives`,
    { tag },
    async ({ page, addresses, world }) => {
      await world.configure({ popupMessage: 'off' });
      await page.addInitScript(breakChannel);
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
    `#48 the channel ${fate}, and there is no opener: the app asks the server`,
    { tag: '@more' },
    async ({ page, addresses, world }) => {
      await world.configure({ openerPolicy: 'same-origin', popupMessage: 'off' });
      await page.addInitScript(breakChannel);
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
  '#48 a sandbox without allow-same-origin: the app runs, and offers a link to a new tab',
  { tag: '@more' },
  async ({ page, context, addresses, world }) => {
    await world.setHeaders('page', { 'access-control-allow-origin': '*' }); // required to load a module from another origin
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
