import { addFrame, AppPage, expect, finish, test } from './test.ts';

/** The calls for an attempt, in the browser; what they answer is the test's to say. */
const posts = '**/api/connect/attempts';

for (const place of ['javascript:document.title="run"', 'evil', '/somewhere/else']) {
  test(`#8 the server names ${place} as the start: refused, the window closes`, async ({
    app,
    addresses,
  }) => {
    const asked: string[] = [];
    app.context.on('request', (request) => asked.push(request.url()));
    await app.context.route(posts, (route) =>
      route.fulfill({
        status: 201,
        json: {
          attemptId: 'a1',
          startUrl: place === 'evil' ? `${addresses.evil}/api/connect/start/a1` : place,
          expiresAt: new Date(Date.now() + 600_000),
        },
      }),
    );
    const opened = app.context.waitForEvent('page');
    await app.press();
    const popup = await opened;
    await expect(app.ends).toHaveText([/Failed.*foreign_start_url/]);
    await expect.poll(() => popup.isClosed()).toBe(true);
    expect(asked.filter((url) => !url.startsWith(app.origin))).toEqual([]);
  });
}

test('#9 the window has no name that another page could use', async ({ app, addresses }) => {
  const popup = await app.openPopup();
  expect(await popup.evaluate(() => window.name)).toBe('');
  const frame = await addFrame(app.page, { src: addresses.evil });
  await frame.evaluate(
    (names) => {
      for (const name of names) window.open(location.href, name);
    },
    ['connect', 'identity', 'identity-popup', 'anchor', 'popup', 'kit'],
  );
  expect(popup.url()).toContain('/identity/create');
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

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

test('#10 a start that replaced the app: the last page leads back, and the app takes it up', async ({
  app,
}) => {
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
});

test('#11 a window without an opener: heard of all the same', async ({ page, addresses }) => {
  await page.addInitScript(() => {
    sessionStorage.setItem('mode', 'popup');
    window.open = () => null;
  });
  const app = new AppPage(page, addresses.app);
  await app.goto();
  await app.press();
  const link = page.getByRole('link', { name: /Open/ }).first();
  await link.evaluate((element) => element.setAttribute('rel', 'noopener noreferrer'));
  const opened = app.context.waitForEvent('page');
  await link.click();
  const popup = await opened;
  await popup.waitForURL(/\/identity\/create/);
  expect(await popup.evaluate(() => window.opener)).toBeNull();
  const closed = popup.waitForEvent('close');
  await finish(popup);
  await closed;
  await expect(app.rows).toHaveCount(1);
});
