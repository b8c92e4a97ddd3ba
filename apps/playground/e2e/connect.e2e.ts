import { expect, finish, signIn, test, AppPage } from './test.ts';

test('popup: signs in, closes by itself, is listed', async ({ app, world }) => {
  const popup = await app.openPopup();
  const closed = popup.waitForEvent('close');
  await finish(popup, 'jane@example.com');
  await closed;

  await expect(app.rows).toHaveCount(1);
  await expect(app.rows).toContainText('jane@example.com');
  const { connections, anchorCalls, requests } = await world.observe();
  expect(connections).toMatchObject([{ userId: 'user-a', application: 'linkedin' }]);
  expect(anchorCalls).toHaveLength(4);
  expect(requests.filter((line) => line.startsWith('POST /api/connect/attempts'))).toHaveLength(1);
});

test('redirect: comes back to the app and is listed', async ({ app, world }) => {
  await app.page.getByLabel('In this tab').check();
  await app.press();
  await finish(app.page);

  await app.page.waitForURL(`${app.origin}/`);
  await expect(app.rows).toHaveCount(1);
  expect((await world.observe()).connections).toHaveLength(1);
  expect(app.context.pages()).toHaveLength(1);
});

test('popup blocked: goes on in the same tab', async ({ page, addresses, world }) => {
  await page.addInitScript(() => {
    // A click by script is no user's click: the browser opens nothing.
    if (location.host.includes('customer') && !sessionStorage.getItem('clicked')) {
      const look = setInterval(() => {
        const button = document.querySelector<HTMLButtonElement>('button[data-part="button"]');
        if (!button) return;
        clearInterval(look);
        sessionStorage.setItem('clicked', 'yes');
        button.click();
      }, 50);
    }
  });
  await page.goto(addresses.app);
  await page.waitForURL(/\/identity\/create\?token=/);
  await finish(page);

  await page.waitForURL(`${addresses.app}/`);
  await expect(new AppPage(page, addresses.app).rows).toHaveCount(1);
  expect((await world.observe()).tokens).toBe(1);
});

test('hosted page with COOP: the opener is cut off, and it still connects', async ({ app, world }) => {
  await world.configure({ openerPolicy: 'same-origin' });
  const popup = await app.openPopup();
  expect(await popup.evaluate(() => window.opener === null)).toBe(true);
  const closed = popup.waitForEvent('close');
  await finish(popup);
  await closed;
  await expect(app.rows).toHaveCount(1);
});

test('app with COOP: connects', async ({ page, addresses, world }) => {
  const app = new AppPage(page, addresses.isolatedApp);
  await app.goto();
  const popup = await app.openPopup();
  expect(await popup.evaluate(() => window.opener === null)).toBe(true);
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
  expect((await world.observe()).connections).toHaveLength(1);
});

test('hosted page that never posts: connects', async ({ app, world }) => {
  await world.configure({ popupMessage: 'off' });
  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
});

test('window closed after the message, before the redirect: confirmed with the server', async ({
  app,
  world,
}) => {
  const popup = await app.openPopup();
  await signIn(popup);
  await popup.close();
  await expect(app.rows).toHaveCount(1);
  const { requests } = await world.observe();
  expect(requests.some((line) => line.includes('/callback/'))).toBe(false);
  expect(requests.some((line) => line.endsWith('/confirm'))).toBe(true);
});

test('window closed by the user: another try is offered, and works', async ({ app, world }) => {
  await (await app.openPopup()).close();
  await expect(app.button('LinkedIn')).toHaveText(/Try again/);
  expect((await world.observe()).connections).toEqual([]);

  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
  expect((await world.observe()).connections).toHaveLength(1);
});

test('double click: one window, one attempt, one token', async ({ app, world }) => {
  const popup = await app.openPopup();
  await app.page.bringToFront();
  await app.press();
  await app.page.waitForTimeout(500);
  expect(app.context.pages()).toHaveLength(2);
  expect(await world.observe()).toMatchObject({ tokens: 1, attempts: [{ status: 'pending' }] });
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

test('app reloaded mid-flow: takes the attempt up again', async ({ app, world }) => {
  const popup = await app.openPopup();
  await app.page.reload();
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
  await expect(app.page.getByText('Connected', { exact: true }).first()).toBeVisible();
  expect((await world.observe()).connections).toHaveLength(1);
});

test('expired token: nothing is connected, another try works', async ({ app, world }) => {
  await world.chooseScenario('expired-token');
  const popup = await app.openPopup();
  await expect(popup.getByRole('heading')).toContainText(/expired/i);
  await popup.close();
  await expect(app.button('LinkedIn')).toHaveText(/Try again/);

  await world.chooseScenario('success');
  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
});

test('cancelled on the hosted page: an outcome, not an error', async ({ app, world }) => {
  await world.chooseScenario('cancel');
  const popup = await app.openPopup();
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.button('LinkedIn')).toHaveText(/Try again/);
  expect(await world.observe()).toMatchObject({
    connections: [],
    attempts: [{ status: 'cancelled', code: 'attempt_cancelled' }],
  });
});

test('Anchor refuses the key: the app says so', async ({ app, world }) => {
  await world.failNext({ call: 'applications.createIdentityToken', kind: 'status', status: 401 });
  await app.press();
  await expect(app.page.getByText('This app is not set up to connect accounts yet')).toBeVisible();
  expect(await world.observe()).toMatchObject({ connections: [], attempts: [{ status: 'pending' }] });
});
