import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { AppPage, expect, expectClosed, finish, test } from './test.ts';

/** The file with the engine's effects. Pages load it after the first paint. */
const effectsFile = '**/assets/effects-*.js';

/** Holds the file back. Returns a function that delivers it. */
async function holdEffects(page: Page): Promise<() => void> {
  const delivery = new AbortController();
  await page.route(effectsFile, async (route) => {
    if (!delivery.signal.aborted) await once(delivery.signal, 'abort');
    await route.continue();
  });
  return () => delivery.abort();
}

test('the effects arrive after the click: the popup opens in the click and connects', async ({
  page,
  addresses,
}) => {
  const deliver = await holdEffects(page);
  const app = new AppPage(page, addresses.app);
  await app.goto();
  const popup = await app.openPopup();
  deliver();
  await finish(popup);
  await app.expectConnected();
});

test('the effects arrive after the sign-in: it still connects', async ({ page, addresses }) => {
  const deliver = await holdEffects(page);
  const app = new AppPage(page, addresses.app);
  await app.goto();
  const popup = await app.openPopup();
  await finish(popup);
  await popup.waitForURL(/\/callback\//).catch(() => {}); // it may have closed
  deliver();
  await app.expectConnected();
});

test('a deployment has removed the effects: the attempt fails, and connects once they are back', async ({
  page,
  addresses,
}) => {
  await page.route(effectsFile, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  const app = new AppPage(page, addresses.app);
  await app.goto();
  const opened = app.context.waitForEvent('page');
  await app.press();
  await expectClosed(await opened);
  await expect(app.ends).toHaveText([/Failed.*network_error/]);
  await app.expectRetry();

  await page.unroute(effectsFile);
  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
});

test('a resumed attempt without effects stays in storage, and the next page connects it', async ({
  page,
  addresses,
}) => {
  await page.addInitScript(() => sessionStorage.setItem('mode', 'redirect'));
  const app = new AppPage(page, addresses.app);
  await app.goto();
  await app.press();
  await page.waitForURL(/\/identity\/create\?token=/);
  await page.route(effectsFile, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await finish(page);
  await page.waitForURL(`${addresses.app}/`);
  await expect(app.rows).toHaveCount(1);
  await expect(app.ends).toHaveCount(0);

  await page.unroute(effectsFile);
  await page.reload();
  await app.expectConnected();
});
