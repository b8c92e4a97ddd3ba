import type { BrowserContext, Page } from '@playwright/test';
import { expect, expectClosed, finish, popupOf, statusCalls, test } from './test.ts';
import type { WorldAddresses } from './world/World.ts';

/** Signs in as demo user A on every origin of the app's site, as an app with a session cookie for its domain does. */
async function signInOnSite(context: BrowserContext): Promise<void> {
  const cookie = { name: 'demo_user', value: 'user-a', domain: '.customer.test', path: '/' };
  await context.addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: 'Lax' }]);
}

/** Opens the app whose handler is on another origin of its site. */
async function openApart(
  page: Page,
  addresses: WorldAddresses,
  { origin = addresses.app, mode = 'auto' } = {},
): Promise<void> {
  const base = `${addresses.api}/api/connect`;
  const settings = new URLSearchParams({ base, hostedOrigin: addresses.anchor, mode });
  await page.goto(`${origin}/e2e/page/apart.html?${settings}`);
}

const connectButton = (page: Page) => page.getByRole('button', { name: 'Connect LinkedIn' });
const rows = (page: Page) => page.locator('[data-part="row"]');
const outcomes = (page: Page) => page.getByRole('list', { name: 'Outcomes' }).getByRole('listitem');

const openPopup = (page: Page) => popupOf(page, () => connectButton(page).click());

test('the popup connects by the message of the relay page, and the account can be disconnected', async ({
  page,
  context,
  addresses,
  world,
}) => {
  await world.configure({ popupMessage: 'off' });
  await signInOnSite(context);
  await openApart(page, addresses);
  const popup = await openPopup(page);
  await finish(popup);
  await expectClosed(popup);
  await expect(outcomes(page)).toHaveText(['connected']);
  await expect(rows(page)).toHaveCount(1);
  const { connections, requests, cookies } = await world.observe();
  expect(connections).toMatchObject([{ userId: 'user-a' }]);
  // The message arrived: without it, the page would have asked more than once.
  expect(statusCalls(requests)).toHaveLength(1);
  expect(cookies.filter((line) => line.includes('/callback/'))).toEqual([
    expect.stringContaining('__Host-connect'),
  ]);

  await page.getByRole('button', { name: /^Disconnect LinkedIn/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(rows(page)).toHaveCount(0);
  expect(await world.observe()).toMatchObject({ connections: [], identities: [] });
});

test('an app that is isolated from its popups learns of the result from the server', async ({
  page,
  context,
  addresses,
  world,
}) => {
  await world.configure({ popupMessage: 'off' });
  await world.setHeaders('page', { 'cross-origin-opener-policy': 'same-origin' });
  await signInOnSite(context);
  await openApart(page, addresses);
  const popup = await openPopup(page);
  await finish(popup);
  await expect(outcomes(page)).toHaveText(['connected']);
  await expectClosed(popup);
});

test('a cancelled sign-in closes the popup', async ({ page, context, addresses, world }) => {
  await world.chooseScenario('cancel');
  await signInOnSite(context);
  await openApart(page, addresses);
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await expect(outcomes(page)).toHaveText(['cancelled']);
  await expectClosed(popup);
  expect((await world.observe()).attempts).toMatchObject([{ outcome: 'cancelled' }]);
});

test('a redirect comes back to the page of the app', async ({ page, context, addresses, world }) => {
  await signInOnSite(context);
  await openApart(page, addresses, { mode: 'redirect' });
  const { href } = new URL(page.url());
  await connectButton(page).click();
  await page.waitForURL(/\/identity\/create\?token=/);
  await finish(page);
  await page.waitForURL(href);
  await expect(outcomes(page)).toHaveText(['connected']);
  await expect(rows(page)).toHaveCount(1);
  expect((await world.observe()).connections).toHaveLength(1);
});

test('a connect link comes back to its page, which leads to the app', async ({
  page,
  context,
  addresses,
  world,
}) => {
  await signInOnSite(context);
  const link = (await world.ask({ userId: 'user-a' })).replace(addresses.app, addresses.api);
  await page.goto(link);
  await page.getByRole('button', { name: 'Connect LinkedIn' }).click();
  await page.waitForURL(/\/identity\/create\?token=/);
  await finish(page);
  await expect(page).toHaveURL(link);
  await expect(page.getByRole('heading')).toHaveText('Account connected');
  await page.getByRole('link').click();
  await expect(page).toHaveURL(`${addresses.app}/chat`);
  expect((await world.observe()).connections).toHaveLength(1);
});

test('a page on another site fails with an explanation, although it is trusted', async ({
  page,
  context,
  addresses,
  world,
}) => {
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  await signInOnSite(context);
  await openApart(page, addresses, { origin: addresses.isolatedApp });
  await connectButton(page).click();
  await expect(outcomes(page)).toHaveText(['failed: cross_site']);
  expect(messages.filter((text) => text.includes('errors#cross_site'))).toHaveLength(1);
  expect(await world.observe()).toMatchObject({ attempts: [], tokens: 0 });
});

test('a page of the site that is not trusted can neither read nor change anything', async ({
  page,
  context,
  addresses,
  world,
}) => {
  await signInOnSite(context);
  // The attacker's server under a name of the app's site.
  await page.goto(addresses.evil.replace('www.evil.', 'blog.customer.'));
  const answers = await page.evaluate(async (base) => {
    const ask = async (path: string, init: RequestInit = {}) =>
      fetch(base + path, { credentials: 'include', ...init }).then(
        () => 'answered',
        () => 'refused',
      );
    const post = { method: 'POST', body: '{"application":"linkedin"}' };
    const json = { headers: { 'content-type': 'application/json' } };
    return [
      await ask('/connections'),
      await ask('/connections', json),
      await ask('/attempts', { ...post, ...json }),
      await ask('/attempts', post),
      await ask('/connections/x', { method: 'DELETE' }),
    ];
  }, `${addresses.api}/api/connect`);
  expect(answers).toEqual(answers.map(() => 'refused'));
  const { attempts, answers: sent } = await world.observe();
  expect(attempts).toEqual([]);
  expect(sent.filter((line) => line.startsWith('OPTIONS'))).toEqual([
    'OPTIONS /api/connect/connections 403',
    'OPTIONS /api/connect/attempts 403',
    'OPTIONS /api/connect/connections/x 403',
  ]);
  expect(sent.filter((line) => line.startsWith('POST'))).toEqual(['POST /api/connect/attempts 403']);
});
