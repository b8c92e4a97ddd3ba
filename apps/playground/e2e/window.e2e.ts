import { addFrame, AppPage, expect, finish, more, test } from './test.ts';

/** The calls for an attempt, in the browser; what they answer is the test's to say. */
const posts = '**/api/connect/attempts';

/** Opens the page at hand in each window of such a name. */
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

test('#9 the window has no name that another page could use', async ({ app, addresses }) => {
  const popup = await app.openPopup();
  expect(await popup.evaluate(() => window.name)).toBe('');
  const frame = await addFrame(app.page, { src: addresses.evil });
  await frame.evaluate(openByName, names);
  expect(popup.url()).toContain('/identity/create');
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

test(
  '#9 a hostile page around the app sends windows elsewhere by their name, and finds none',
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

    // That it could: the same app, with windows of a fixed name.
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
    // Once no click is left to open a window with, what is got hold of by a name can only be ours. The browser's own process hears of a
    // click later than the page does, and so forgets it later: a busy one by more than a moment.
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
    // Only the address is looked at: to ask the page would lend it activation.
    await page.waitForURL(/#/);
    expect(new URL(page.url()).hash).toBe('#0');
    expect(popup.url()).toContain('/identity/create');
    expect(context.pages()).toHaveLength(2);
  },
);

test('#10 a browser inside another app: in place of the app, and back', async ({ browser, addresses }) => {
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
  '#10 a start that replaced the app: the last page leads back, and the app takes it up',
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

/** Windows open without an opener, as a home-screen app opens them: nobody holds them, nobody is told. */
const withoutOpeners = () => {
  const real = window.open.bind(window);
  window.open = (url, name, features) => real(url, name, `${features},noopener`);
};

test('#11 windows that lose their opener: the same tab is used, and connects', async ({
  page,
  addresses,
  world,
}) => {
  await page.addInitScript(withoutOpeners);
  const app = new AppPage(page, addresses.app);
  await app.goto();
  const popup = await app.openBlankPopup(); // the window that nobody holds would start an attempt of before the click
  expect(await popup.evaluate(() => window.opener)).toBeNull();
  await page.waitForURL(/\/identity\/create/);
  await finish(page);
  await page.waitForURL(`${addresses.app}/`);
  await expect(app.rows).toHaveCount(1);
  const { tokens, connections } = await world.observe();
  expect({ tokens, connections: connections.length }).toEqual({ tokens: 1, connections: 1 });
});

for (const deaf of [false, true]) {
  test(
    `#11 a link without an opener${deaf ? ', and no channel: the server is asked' : ': heard of all the same'}`,
    { tag: more(deaf) },
    async ({ page, addresses, world }) => {
      await page.addInitScript((isDeaf) => {
        sessionStorage.setItem('mode', 'popup');
        window.open = () => null;
        if (isDeaf) Object.defineProperty(window, 'BroadcastChannel', { value: undefined });
        addEventListener(
          'click',
          ({ target }) =>
            target instanceof Element && target.closest('a')?.setAttribute('rel', 'noopener noreferrer'),
          true,
        );
      }, deaf);
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
      await closed; // by itself: a window without history may
      await expect(app.rows).toHaveCount(1);
      await expect(app.ends).toHaveText([/Outcome: blocked/, /Connected/]);
      const { tokens, requests } = await world.observe();
      expect(tokens).toBe(1);
      expect(requests.filter((line) => line === 'POST /api/connect/attempts')).toHaveLength(1);
      expect(requests.some((line) => line.includes('/callback/'))).toBe(true);
    },
  );
}
