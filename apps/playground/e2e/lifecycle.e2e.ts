import { AppPage, expect, finish, goInHistory, openToggled, test } from './test.ts';

test('#21 app reloaded mid-flow: takes the attempt up again', async ({ app, world }) => {
  const popup = await app.openPopup();
  await app.page.reload();
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
  await expect(app.page.getByText('Connected', { exact: true }).first()).toBeVisible();
  await expect(app.ends).toHaveText([/Connected/]);
  expect((await world.observe()).connections).toHaveLength(1);
});

test(
  '#21 app left and come back to: takes the attempt up again',
  { tag: '@more' },
  async ({ app, addresses }) => {
    const popup = await app.openPopup();
    await app.page.goto(addresses.evil);
    const back = app.page.waitForURL(`${app.origin}/`);
    await goInHistory(app.page, -1);
    await back;
    await finish(popup);
    await expect(app.rows).toHaveCount(1);
  },
);

test(
  '#22 app tab closed mid-flow: recorded, and there when the app is opened again',
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

test('#22 app tab closed before there is an attempt: the blank window goes along', async ({ app }) => {
  await app.page.route('**/api/connect/attempts', () => {}); // never answered
  const opened = app.context.waitForEvent('page');
  await app.press();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await app.page.close({ runBeforeUnload: true });
  await closed;
});

test('#23 a button that leaves the page mid-flow: recorded, the window closes, the app hears of it', async ({
  app,
  addresses,
  world,
}) => {
  const { popup, heard } = await openToggled(app, addresses);
  await popup.waitForURL(/\/identity\/create/);
  await app.page.getByRole('button', { name: 'Toggle' }).click();
  const closed = popup.waitForEvent('close');
  await finish(popup);
  await closed;
  await expect(heard.filter({ hasText: 'connection.created' })).toHaveCount(1);
  await expect(heard.filter({ hasText: 'connected' })).toHaveCount(0);
  expect((await world.observe()).connections).toHaveLength(1);
});

test(
  '#23 rendered anew mid-flow: the callbacks of the last render hear the end, once',
  { tag: '@more' },
  async ({ app, addresses }) => {
    const { popup, heard } = await openToggled(app, addresses);
    await popup.waitForURL(/\/identity\/create/);
    const render = app.page.getByRole('button', { name: 'Render' });
    for (let count = 0; count < 3; count += 1) await render.click();
    await finish(popup);
    await expect(heard.filter({ hasText: /^connected/ })).toHaveText(['connected, render 3']);
    await expect(heard.filter({ hasText: 'connection.created' })).toHaveText([
      'connection.created, render 3',
    ]);
    await expect(heard.filter({ hasText: 'popup.opened' })).toHaveText(['popup.opened, render 0']);
  },
);

test(
  '#23 the app goes to another of its pages and back mid-flow: its window is still its own',
  { tag: '@more' },
  async ({ app, addresses, world }) => {
    const { popup, heard } = await openToggled(app, addresses);
    await popup.waitForURL(/\/identity\/create/);
    const route = app.page.getByRole('button', { name: 'Route' });
    await route.click();
    await route.click();
    const button = app.page.getByRole('button', { name: /^Continue in the window/ });
    await expect(button).toBeVisible();
    await app.page.waitForTimeout(4000); // longer than a window that is closed is waited for
    await button.click();
    expect(app.context.pages()).toHaveLength(2);
    const closed = popup.waitForEvent('close');
    await finish(popup);
    await closed;
    await expect(heard.filter({ hasText: 'connection.created' })).toHaveCount(1);
    await expect(heard.filter({ hasText: /^connected/ })).toHaveCount(1);
    const { attempts, connections } = await world.observe();
    expect([attempts.length, connections.length]).toEqual([1, 1]);
  },
);

test('#25 two tabs: each connects, neither takes the other’s window', async ({ app, world }) => {
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
  '#25 two tabs, the same application, clicked before either has a window: each has an attempt of its own',
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
  '#25 a third tab connects the application while a window is open: both count, the first is not disturbed',
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

test('#52 the tab is duplicated mid-flow: both take the attempt up, one connection', async ({
  app,
  world,
}) => {
  const popup = await app.openPopup();
  // A window that the tab opens on its own origin gets a copy of its session storage, as a duplicated tab does.
  const opened = app.page.waitForEvent('popup');
  await app.page.evaluate(() => void window.open(location.href));
  const copy = new AppPage(await opened, app.origin);
  await expect(copy.page.getByText('Attempt resumed after a page load')).toBeVisible();
  await finish(popup);
  await expect(app.ends).toHaveText([/Connected/]);
  await expect(copy.ends).toHaveText([/Connected/]);
  await expect(copy.rows).toHaveCount(1);
  expect((await world.observe()).connections).toHaveLength(1);
});

test(
  '#52 the tab is discarded mid-flow, the window finishes, the tab comes back: told of',
  { tag: '@more' },
  async ({ app, addresses, world }) => {
    const popup = await app.openPopup();
    await app.page.goto(`${addresses.evil}/`); // its document is gone, its session storage stays
    const closed = popup.waitForEvent('close');
    await finish(popup);
    await closed;
    await app.page.goto(app.origin);
    await app.expectConnected();
    expect((await world.observe()).connections).toHaveLength(1);
  },
);

test('#53 the session of the app ends mid-flow: the sign-in still counts for its owner', async ({
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
  await app.page.goto('about:blank'); // or the page may hear of it before it is left
  await signOut(app, 'user-a');
  await app.page.goto(app.origin);
  await app.expectConnected();
});

test(
  '#53 the session of the app has ended before the click: said so, and the window closes',
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

/** Changes the session behind the back of the page. */
async function signOut({ context, origin }: AppPage, user = 'nobody') {
  await context.addCookies([
    { name: 'demo_user', value: user, url: origin, httpOnly: true, sameSite: 'Lax' },
  ]);
}
