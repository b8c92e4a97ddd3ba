import { expect, test } from './test.ts';

// Without these two every other test here could pass by accident.

test('popup blocking is on: a window without a click is refused', async ({ page, addresses }) => {
  await page.addInitScript(() => {
    addEventListener('load', () => {
      document.title = window.open('about:blank') ? 'opened' : 'refused';
    });
  });
  await page.goto(addresses.evil);
  await expect(page).toHaveTitle('refused');
});

test('storage partitioning is on: a frame on another site is not heard', async ({ page, addresses, app }) => {
  await app.page.evaluate(() => {
    new BroadcastChannel('probe').addEventListener(
      'message',
      (event) => (document.title += String(event.data)),
    );
  });
  await page
    .context()
    .newPage()
    .then(async (embedder) => {
      await embedder.goto(addresses.evil);
      await embedder.evaluate((src) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
      }, addresses.app);
      const frame = await embedder.waitForEvent('framenavigated', (candidate) =>
        candidate.url().startsWith(addresses.app),
      );
      await frame.evaluate(() => new BroadcastChannel('probe').postMessage(' from a frame'));
      await embedder.goto(addresses.app);
      await embedder.evaluate(() => new BroadcastChannel('probe').postMessage(' from a tab'));
    });
  await expect(page).toHaveTitle(/ from a tab$/);
  expect(await page.title()).not.toContain('from a frame');
});
