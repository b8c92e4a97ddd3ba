import { addFrame, AppPage, expect, finish, test } from './test.ts';

/** Requests that create an attempt. Each test chooses the response. */
const posts = '**/api/connect/attempts';

/** Opens the current page in the window of each name. */
const openByName = (given: string[]) => given.filter((name) => window.open(location.href, name)).length;
const names = [
  'connect',
  'connect-popup',
  'identity',
  'identity-popup',
  'anchor',
  'popup',
  'kit',
  'undefined',
  'null',
];

test('#9 the popup has no name that another page could use', async ({ app, addresses }) => {
  const popup = await app.openPopup();
  expect(await popup.evaluate(() => window.name)).toBe('');
  const frame = await addFrame(app.page, { src: addresses.evil });
  await frame.evaluate(openByName, names);
  expect(popup.url()).toContain('/identity/create');
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

test(
  '#9 a hostile page that frames the app cannot navigate the popup by its name',
  { tag: '@more' },
  async ({ page, context, addresses }) => {
    await page.goto(addresses.evil);
    const settings = new URLSearchParams({
      startUrl: `${addresses.anchor}/identity/create?token=x`,
      hostedOrigin: addresses.anchor,
    });
    const frame = await addFrame(page, {
      src: `${addresses.app}/e2e/page/ownLink.html?${settings}`,
      style: 'position:fixed;inset:0;width:100%;height:100%',
    });
    const open = async () => {
      const opened = context.waitForEvent('page');
      await frame.getByRole('button', { name: 'Connect' }).click();
      const popup = await opened;
      await popup.waitForURL(/\/identity\/create/);
      return popup;
    };

    // Shows that the attack works if popups have a fixed name.
    await frame.evaluate(() => {
      const real = window.open.bind(window);
      window.open = (url, _, features) => real(url, 'connect', features);
    });
    const known = await open();
    const hijacked = known.waitForURL(`${addresses.evil}/`);
    expect(await page.evaluate(openByName, ['connect'])).toBe(1);
    await hijacked;
    await known.close();

    const reloaded = page.waitForEvent('framenavigated', (candidate) => candidate !== page.mainFrame());
    await frame.evaluate(() => location.reload());
    await reloaded;
    const popup = await open();
    // Without user activation the page opens no new window, so a name can only reach an existing one. The browser process
    // learns of a click later than the page and keeps its activation longer, so this waits.
    await page.evaluate((given) => {
      const openAll = () => {
        location.hash = String(given.filter((name) => window.open(location.href, name)).length);
      };
      const wait = setInterval(() => {
        if (navigator.userActivation.isActive) return;
        clearInterval(wait);
        setTimeout(openAll, 3000);
      }, 250);
    }, names);
    // Reads only the address, because a script in the page would give it user activation.
    await page.waitForURL(/#/);
    expect(new URL(page.url()).hash).toBe('#0');
    expect(popup.url()).toContain('/identity/create');
    expect(context.pages()).toHaveLength(2);
  },
);

test('#10 a browser inside another app: the sign-in replaces the app, and returns to it', async ({
  browser,
  addresses,
}) => {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    userAgent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) Chrome/156 Mobile',
  });
  const app = new AppPage(await context.newPage(), addresses.app);
  await app.goto();
  await app.press();
  await finish(app.page);
  await app.page.waitForURL(`${app.origin}/`);
  await expect(app.rows).toHaveCount(1);
  expect(context.pages()).toHaveLength(1);
  await context.close();
});

test(
  '#10 a start link that replaced the app: the relay page links back, and the app lists the account',
  { tag: '@more' },
  async ({ app }) => {
    const created = app.page.waitForResponse(posts);
    await app.context.route('**/start/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }), {
      times: 1,
    });
    const opened = app.context.waitForEvent('page');
    await app.press();
    const { startUrl } = await (await created).json();
    const popup = await opened;
    await popup.waitForURL(/\/start\//);
    await app.page.goto(startUrl);
    await finish(app.page);
    await expect(app.page.getByRole('heading')).toHaveText('Account connected');
    await app.page.getByRole('link', { name: 'Back to the app' }).click();
    await expect(app.rows).toHaveCount(1);
  },
);

/** Opens windows without an opener, as a home-screen app does. The app has no reference to them. */
const withoutOpeners = () => {
  const real = window.open.bind(window);
  window.open = (url, name, features) => real(url, name, `${features},noopener`);
};

test('#11 popups lose their opener: the sign-in continues in the same tab, and connects', async ({
  page,
  addresses,
  world,
}) => {
  await page.addInitScript(withoutOpeners);
  const app = new AppPage(page, addresses.app);
  await app.goto();
  const popup = await app.openBlankPopup(); // a window without a reference would start an attempt created before the click
  expect(await popup.evaluate(() => window.opener)).toBeNull();
  await page.waitForURL(/\/identity\/create/);
  await finish(page);
  await page.waitForURL(`${addresses.app}/`);
  await expect(app.rows).toHaveCount(1);
  const { tokens, connections } = await world.observe();
  expect({ tokens, connections: connections.length }).toEqual({ tokens: 1, connections: 1 });
});

for (const hasChannel of [true, false]) {
  test(
    `#11 a link without an opener${hasChannel ? ': connects' : ', and no channel: the app asks the server'}`,
    { tag: '@more' },
    async ({ page, addresses, world }) => {
      await page.addInitScript((isChannelKept) => {
        sessionStorage.setItem('mode', 'popup');
        window.open = () => null;
        if (!isChannelKept) Object.defineProperty(window, 'BroadcastChannel', { value: undefined });
        addEventListener(
          'click',
          ({ target }) =>
            target instanceof Element && target.closest('a')?.setAttribute('rel', 'noopener noreferrer'),
          true,
        );
      }, hasChannel);
      const app = new AppPage(page, addresses.app);
      await app.goto();
      await app.press();
      const opened = app.context.waitForEvent('page');
      await page.getByRole('link', { name: /Open/ }).first().click();
      const popup = await opened;
      await popup.waitForURL(/\/identity\/create/);
      expect(await popup.evaluate(() => window.opener)).toBeNull();
      const closed = popup.waitForEvent('close');
      await finish(popup);
      await closed; // a window without history may close itself
      await expect(app.rows).toHaveCount(1);
      await expect(app.ends).toHaveText([/Outcome: blocked/, /Connected/]);
      const { tokens, requests } = await world.observe();
      expect(tokens).toBe(1);
      expect(requests.filter((line) => line === 'POST /api/connect/attempts')).toHaveLength(1);
      expect(requests.some((line) => line.includes('/callback/'))).toBe(true);
    },
  );
}
