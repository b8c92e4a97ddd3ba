import { AppPage, expect, finish, test } from './test.ts';
import type { WorldAddresses } from './world/World.ts';

test('#21 app reloaded mid-flow: takes the attempt up again', async ({ app, world }) => {
  const popup = await app.openPopup();
  await app.page.reload();
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
  await expect(app.page.getByText('Connected', { exact: true }).first()).toBeVisible();
  await expect(app.ends).toHaveText([/Connected/]);
  expect((await world.observe()).connections).toHaveLength(1);
});

test('#21 app left and come back to: takes the attempt up again', async ({ app, addresses }) => {
  const popup = await app.openPopup();
  await app.page.goto(addresses.evil);
  const back = app.page.waitForURL(`${app.origin}/`);
  await app.page.evaluate(() => history.back());
  await back;
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

test('#22 app tab closed mid-flow: recorded, and there when the app is opened again', async ({
  app,
  world,
}) => {
  const popup = await app.openPopup();
  await app.page.close();
  const closed = popup.waitForEvent('close');
  await finish(popup);
  await closed;
  expect((await world.observe()).connections).toHaveLength(1);
  const again = new AppPage(await app.context.newPage(), app.origin);
  await again.goto();
  await expect(again.rows).toHaveCount(1);
});

/** The page whose button can be taken away. */
async function openToggled(app: AppPage, addresses: WorldAddresses, base = '/api/connect') {
  const { page } = app;
  const settings = new URLSearchParams({ hostedOrigin: addresses.anchor, base });
  await page.goto(`${app.origin}/e2e/page/toggled.html?${settings}`);
  const button = page.getByRole('button', { name: 'Connect LinkedIn' });
  await expect(button).toBeVisible();
  const opened = app.context.waitForEvent('page');
  await button.click();
  const popup = await opened;
  return { popup, heard: page.getByRole('listitem') };
}

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

test('#23 rendered anew mid-flow: the callbacks of the last render hear the end, once', async ({
  app,
  addresses,
}) => {
  const { popup, heard } = await openToggled(app, addresses);
  await popup.waitForURL(/\/identity\/create/);
  const render = app.page.getByRole('button', { name: 'Render' });
  for (let count = 0; count < 3; count += 1) await render.click();
  await finish(popup);
  await expect(heard.filter({ hasText: /^connected/ })).toHaveText(['connected, render 3']);
  await expect(heard.filter({ hasText: 'connection.created' })).toHaveText(['connection.created, render 3']);
  await expect(heard.filter({ hasText: 'popup.opened' })).toHaveText(['popup.opened, render 0']);
});

test('#17 a handler on another origin: refused at once and explained, never a window left alone', async ({
  app,
  addresses,
}) => {
  const told: string[] = [];
  app.page.on('console', (message) => told.push(message.text()));
  const { popup, heard } = await openToggled(app, addresses, `${addresses.isolatedApp}/api/connect`);
  await expect(heard.filter({ hasText: /^failed/ })).toHaveCount(1);
  await expect.poll(() => popup.isClosed()).toBe(true);
  expect(told.filter((text) => text.includes('is not on the origin of this page'))).toHaveLength(1);
});

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
