import { AppPage, expect, finish, openToggled, more, test } from './test.ts';

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
  // The browser's own words. The kit adds more in development.
  expect(consoleMessages.join()).toContain('CORS policy');
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
