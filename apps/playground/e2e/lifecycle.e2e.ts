import { AppPage, expect, finish, openToggled, test } from './test.ts';

test(
  '#22 the app tab is closed during the sign-in: the account is listed when the app is opened again',
  { tag: '@more' },
  async ({ app, world }) => {
    const popup = await app.openPopup();
    await app.page.close();
    const closed = popup.waitForEvent('close');
    await finish(popup);
    await closed;
    expect((await world.observe()).connections).toHaveLength(1);
    const again = new AppPage(await app.context.newPage(), app.origin);
    await again.goto();
    await expect(again.rows).toHaveCount(1);
  },
);

test('#22 the app tab is closed before the attempt is created: the blank popup closes too', async ({
  app,
}) => {
  await app.page.route('**/api/connect/attempts', () => {}); // never answered
  const opened = app.context.waitForEvent('page');
  await app.press();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await app.page.close({ runBeforeUnload: true });
  await closed;
});

test('#23 the button unmounts during the sign-in: the popup closes, and onEvent receives the connection', async ({
  app,
  addresses,
  world,
}) => {
  const { popup, received } = await openToggled(app, addresses);
  await popup.waitForURL(/\/identity\/create/);
  await app.page.getByRole('button', { name: 'Toggle' }).click();
  const closed = popup.waitForEvent('close');
  await finish(popup);
  await closed;
  await expect(received.filter({ hasText: 'connection.created' })).toHaveCount(1);
  await expect(received.filter({ hasText: 'connected' })).toHaveCount(0);
  expect((await world.observe()).connections).toHaveLength(1);
});

test(
  '#23 the app renders again during the sign-in: the latest callbacks receive the outcome, once',
  { tag: '@more' },
  async ({ app, addresses }) => {
    const { popup, received } = await openToggled(app, addresses);
    await popup.waitForURL(/\/identity\/create/);
    const render = app.page.getByRole('button', { name: 'Render' });
    for (let count = 0; count < 3; count += 1) await render.click();
    await finish(popup);
    await expect(received.filter({ hasText: /^connected/ })).toHaveText(['connected, render 3']);
    await expect(received.filter({ hasText: 'connection.created' })).toHaveText([
      'connection.created, render 3',
    ]);
    await expect(received.filter({ hasText: 'popup.opened' })).toHaveText(['popup.opened, render 0']);
  },
);

test(
  '#23 the app changes its route and back during the sign-in: it keeps its popup',
  { tag: '@more' },
  async ({ app, addresses, world }) => {
    const { popup, received } = await openToggled(app, addresses);
    await popup.waitForURL(/\/identity\/create/);
    const route = app.page.getByRole('button', { name: 'Route' });
    await route.click();
    await route.click();
    const button = app.page.getByRole('button', { name: /^Continue in the window/ });
    await expect(button).toBeVisible();
    await app.page.waitForTimeout(4000); // longer than the engine waits for a closed popup
    await button.click();
    expect(app.context.pages()).toHaveLength(2);
    const closed = popup.waitForEvent('close');
    await finish(popup);
    await closed;
    await expect(received.filter({ hasText: 'connection.created' })).toHaveCount(1);
    await expect(received.filter({ hasText: /^connected/ })).toHaveCount(1);
    const { attempts, connections } = await world.observe();
    expect([attempts.length, connections.length]).toEqual([1, 1]);
  },
);

test('#25 two tabs: each connects in its own popup', async ({ app, world }) => {
  const second = new AppPage(await app.context.newPage(), app.origin);
  await second.goto();
  await app.page.bringToFront();
  const first = await app.openPopup('LinkedIn');
  await second.page.bringToFront();
  const other = await second.openPopup('Notion');
  await finish(first, 'one@example.com');
  await finish(other, 'two@example.com');
  await expect(app.ends).toHaveText([/Connected/]);
  await expect(second.ends).toHaveText([/Connected/]);
  expect((await world.observe()).connections).toHaveLength(2);
});

test(
  '#25 two tabs connect the same application: each has a separate attempt',
  { tag: '@more' },
  async ({ app, world }) => {
    const second = new AppPage(await app.context.newPage(), app.origin);
    await second.goto();
    await app.page.bringToFront();
    const first = await app.openPopup();
    await second.page.bringToFront();
    const other = await second.openPopup();
    await finish(first, 'one@example.com');
    await finish(other, 'two@example.com');
    await expect(app.ends).toHaveText([/Connected/]);
    await expect(second.ends).toHaveText([/Connected/]);
    await expect(second.rows).toHaveCount(2);
    const { connections, attempts, tokens } = await world.observe();
    expect({ connections: connections.length, attempts: attempts.length, tokens }).toEqual({
      connections: 2,
      attempts: 2,
      tokens: 2,
    });
  },
);

test(
  '#25 other tabs connect the application while a popup is open: the first attempt still connects',
  { tag: '@more' },
  async ({ app, world }) => {
    const popup = await app.openPopup();
    for (const name of ['two@example.com', 'three@example.com']) {
      const tab = new AppPage(await app.context.newPage(), app.origin);
      await tab.goto();
      await finish(await tab.openPopup(), name);
      await expect(tab.ends).toHaveText([/Connected/]);
    }
    await expect(app.ends).toHaveCount(0);
    await finish(popup, 'one@example.com');
    await expect(app.ends).toHaveText([/Connected/]);
    await expect(app.rows).toHaveCount(3);
    expect((await world.observe()).connections).toHaveLength(3);
  },
);

test('#52 the tab is duplicated during the sign-in: both tabs follow the attempt, one connection', async ({
  app,
  world,
}) => {
  const popup = await app.openPopup();
  // A window that the tab opens on its own origin receives a copy of the session storage, like a duplicated tab.
  const opened = app.page.waitForEvent('popup');
  await app.page.evaluate(() => void window.open(location.href));
  const copy = new AppPage(await opened, app.origin);
  await expect(copy.page.getByText('Resumed after reload')).toBeVisible();
  await finish(popup);
  await expect(app.ends).toHaveText([/Connected/]);
  await expect(copy.ends).toHaveText([/Connected/]);
  await expect(copy.rows).toHaveCount(1);
  expect((await world.observe()).connections).toHaveLength(1);
});

test(
  '#52 the tab is discarded, the popup finishes, the tab is restored: it shows the connection',
  { tag: '@more' },
  async ({ app, addresses, world }) => {
    const popup = await app.openPopup();
    await app.page.goto(`${addresses.evil}/`); // removes the document, and keeps the session storage
    const closed = popup.waitForEvent('close');
    await finish(popup);
    await closed;
    await app.page.goto(app.origin);
    await app.expectConnected();
    expect((await world.observe()).connections).toHaveLength(1);
  },
);

test('#53 the session of the app ends during the sign-in: the account is connected for its owner', async ({
  app,
  world,
}) => {
  const popup = await app.openPopup();
  await signOut(app);
  const answered = popup.waitForResponse(/\/callback\//);
  await finish(popup);
  expect((await answered).status()).toBe(200);
  await expect.poll(() => popup.isClosed()).toBe(true);
  expect((await world.observe()).connections).toMatchObject([{ userId: 'user-a' }]);
  await app.page.goto('about:blank'); // otherwise the page may learn the result before the navigation
  await signOut(app, 'user-a');
  await app.page.goto(app.origin);
  await app.expectConnected();
});

test(
  '#53 the session of the app ended before the click: the app shows it, and the popup closes',
  { tag: '@more' },
  async ({ app, world }) => {
    await signOut(app);
    const opened = app.context.waitForEvent('page');
    await app.press();
    const popup = await opened;
    await expect(app.ends).toHaveText([/Failed.*signed_out/]);
    await expect.poll(() => popup.isClosed()).toBe(true);
    expect(await world.observe()).toMatchObject({ tokens: 0, attempts: [] });
  },
);

/** Changes the session without a request of the page. */
async function signOut({ context, origin }: AppPage, user = 'signed-out') {
  await context.addCookies([
    { name: 'demo_user', value: user, url: origin, httpOnly: true, sameSite: 'Lax' },
  ]);
}
