import type { Page } from '@playwright/test';
import { expect, finish, test } from './test.ts';

/** Whether a window has the focus. Playwright says so of every page unless it is told to stop. */
async function followFocus(page: Page): Promise<() => Promise<boolean>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  return () => page.evaluate(() => document.hasFocus());
}

test('Show window brings a popup behind the app to the front, where the sign-in goes on', async ({ app }) => {
  const popup = await app.openPopup();
  const [appHasFocus, popupHasFocus] = [await followFocus(app.page), await followFocus(popup)];
  await app.page.bringToFront();
  await expect.poll(appHasFocus).toBe(true);
  expect(await popupHasFocus()).toBe(false);
  await app.page.getByRole('button', { name: 'Show window: LinkedIn' }).click();
  await expect.poll(popupHasFocus).toBe(true);
  expect(app.context.pages()).toHaveLength(2);
  await finish(popup);
  await app.expectConnected();
});

test('Cancel closes the popup, ends the attempt as cancelled, and the next try connects', async ({
  app,
  world,
}) => {
  const popup = await app.openPopup();
  const closed = popup.waitForEvent('close');
  await app.page.getByRole('button', { name: 'Cancel: LinkedIn' }).click();
  await closed;
  await expect(app.ends).toHaveText([/Outcome: cancelled/]);
  await app.expectRetry();
  await expect(app.button('LinkedIn')).toBeFocused();
  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
  expect((await world.observe()).connections).toHaveLength(1);
});

test('the first paint of the popup names the application', async ({ app }) => {
  const popup = await app.openBlankPopup();
  await expect(popup.locator('body')).toContainText('Connect LinkedIn');
  await finish(popup);
  await app.expectConnected();
});
