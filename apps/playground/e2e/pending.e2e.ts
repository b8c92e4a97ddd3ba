import { once } from 'node:events';
import type { Route } from '@playwright/test';
import { expect, finish, test } from './test.ts';

test('Show window focuses the popup behind the app, where the sign-in goes on', async ({ app }) => {
  // Headless Chromium has no windows that could be behind others, so the call is counted.
  await app.page.evaluate(() => {
    const open = window.open.bind(window);
    const openCounted: typeof open = (...given) => {
      const popup = open(...given);
      return (
        popup &&
        new Proxy(popup, {
          get(_, key) {
            if (key === 'focus') document.documentElement.dataset['focused'] = 'yes';
            const value: unknown = Reflect.get(popup, key);
            return typeof value === 'function' ? value.bind(popup) : value;
          },
        })
      );
    };
    Object.assign(window, { open: openCounted });
  });
  const popup = await app.openPopup();
  await app.page.bringToFront();
  const page = app.page.locator('html');
  await app.page.evaluate(() => delete document.documentElement.dataset['focused']);
  await app.page.getByRole('button', { name: 'Show window: LinkedIn' }).click();
  await expect(page).toHaveAttribute('data-focused', 'yes');
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
  const looked = new AbortController();
  const hold = async (route: Route) => {
    if (!looked.signal.aborted) await once(looked.signal, 'abort');
    await route.continue();
  };
  await app.page.route('**/api/connect/attempts', hold, { times: 1 });
  const opened = app.context.waitForEvent('page');
  await app.press();
  const popup = await opened;
  await expect(popup.locator('body')).toContainText('Connect LinkedIn');
  looked.abort();
  await finish(popup);
  await app.expectConnected();
});
