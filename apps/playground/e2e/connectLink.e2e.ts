import { request as plainRequests, type Browser, type Locator, type Page } from '@playwright/test';
import { expect, finish, test } from './test.ts';

/** Opens a browser without cookies, such as a phone. */
async function openBrowser(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  return context.newPage();
}

/** Signs in to the app on the page that a link leads to. */
async function signInToApp(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
}

/** Whether the policy of the page let a picture load. */
const isLoaded = (picture: Locator) =>
  picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0);

const heading = (page: Page) => page.getByRole('heading');
const button = (page: Page, name: string) => page.getByRole('button', { name });

for (const javaScriptEnabled of [true, false]) {
  test(`a signed-out user signs in to the app and connects, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    browser,
    world,
  }) => {
    const link = await world.ask({ userId: 'user-a', reason: 'To post your update' });
    const page = await openBrowser(browser, { javaScriptEnabled });
    await page.goto(link);
    await expect(heading(page)).toHaveText('Sign in to the playground');
    await signInToApp(page, 'Priya Raman');
    await expect(page).toHaveURL(link);
    await expect(page.getByText('To post your update')).toBeVisible();
    expect(await isLoaded(page.getByRole('img', { name: 'LinkedIn' }))).toBe(true);

    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url() === link);
    await button(page, 'Connect LinkedIn').click();
    // What a browser without Sec-Fetch-Site is recognized by.
    expect(await (await sent).headerValue('origin')).toBe(new URL(link).origin);
    await page.waitForURL(/\/identity\/create\?token=/);
    await finish(page, 'ada@linkedin.example');
    await expect(page).toHaveURL(link);
    await expect(heading(page)).toHaveText('Account connected');
    expect(await world.observe()).toMatchObject({
      connections: [{ userId: 'user-a', application: 'linkedin' }],
      connectionRequests: [{ userId: 'user-a', outcome: 'connected' }],
    });

    const phone = await openBrowser(browser);
    await phone.goto(link);
    await signInToApp(phone, 'Priya Raman');
    await expect(heading(phone)).toHaveText('Account connected');
  });
}

test('another user is refused, changes nothing, and can sign in with another account', async ({
  browser,
  world,
}) => {
  const link = await world.ask({ userId: 'user-a' });
  const page = await openBrowser(browser);
  await page.goto(link);
  await signInToApp(page, 'Daniel Weiss');
  await expect(heading(page)).toHaveText('This request is for another user');
  await expect(page.getByText('sign in to this app as \u2068u…@example.com\u2069')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  expect(await world.observe()).toMatchObject({ attempts: [], connectionRequests: [{ outcome: null }] });

  await page.getByRole('link', { name: 'Sign in with another account' }).click();
  await signInToApp(page, 'Priya Raman');
  await expect(button(page, 'Connect LinkedIn')).toBeVisible();
});

test('the link is opened on a phone and answered there, while the laptop still shows it', async ({
  browser,
  world,
}) => {
  const link = await world.ask({ userId: 'user-a' });
  const [laptop, phone] = [await openBrowser(browser), await openBrowser(browser)];
  for (const page of [laptop, phone]) {
    await page.goto(link);
    await signInToApp(page, 'Priya Raman');
  }
  await button(phone, 'Connect LinkedIn').click();
  await finish(phone);
  await expect(heading(phone)).toHaveText('Account connected');

  await button(laptop, 'Connect LinkedIn').click();
  await expect(heading(laptop)).toHaveText('Account connected');
  expect((await world.observe()).attempts).toHaveLength(1);
});

test('a link asks to reconnect, and the same connection works again', async ({ app, world }) => {
  await finish(await app.openPopup(), 'ada@linkedin.example');
  await app.expectConnected();
  await world.endSignIns();

  const { page } = app;
  await page.goto(await world.ask({ userId: 'user-a' }));
  await button(page, 'Reconnect ada@linkedin.example').click();
  await finish(page, 'ada@linkedin.example');
  await expect(heading(page)).toHaveText('Account connected');
  await app.goto();
  await expect(app.rows).toHaveCount(1);
  await expect(app.rows).toContainText('ada@linkedin.example');
});

test('a link in a mail still works after scanners and previews have opened it', async ({
  addresses,
  app,
  world,
}) => {
  const link = await world.ask({ userId: 'user-a' });
  const { host, port, pathname } = new URL(link);
  const scanner = await plainRequests.newContext({ ignoreHTTPSErrors: true });
  for (const method of ['HEAD', 'GET', 'POST', 'OPTIONS'])
    await scanner.fetch(`https://127.0.0.1:${port}${pathname}`, {
      method,
      headers: { host },
      maxRedirects: 0,
    });
  await scanner.dispose();

  const { page } = app;
  await page.goto(addresses.evil);
  await page.evaluate((href) => {
    const script = document.createElement('script');
    script.type = 'speculationrules';
    script.textContent = JSON.stringify({ prefetch: [{ urls: [href], eagerness: 'immediate' }] });
    const anchor = document.createElement('a');
    Object.assign(anchor, { href, textContent: 'Open the request' });
    document.body.append(script, anchor);
  }, link);
  await page.getByRole('link', { name: 'Open the request' }).click();
  await expect(button(page, 'Connect LinkedIn')).toBeVisible();
  const before = await world.observe();
  expect(before).toMatchObject({ attempts: [], anchorCalls: [], connectionRequests: [{ outcome: null }] });

  await button(page, 'Connect LinkedIn').click();
  await finish(page);
  await expect(heading(page)).toHaveText('Account connected');
});

test('a user who turns back, or does not want to connect, reads so on the page', async ({ app, world }) => {
  const { page } = app;
  const link = await world.ask({ userId: 'user-a' });
  await page.goto(link);
  await button(page, 'Connect LinkedIn').click();
  await page.waitForURL(/\/identity\/create\?token=/);
  await page.goto(link);
  await expect(page.getByText('You can also finish later with the same link.')).toBeVisible();
  await button(page, 'Not now').click();
  await expect(heading(page)).toHaveText('You declined this request');
  await expect(page).toHaveURL(link);
  expect((await world.observe()).connectionRequests).toEqual([{ userId: 'user-a', outcome: 'declined' }]);
});
