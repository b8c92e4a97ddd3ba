import { addFrame, expect, test } from './test.ts';

// Without these two browser features, other tests in this folder could pass by accident.

test('popup blocking is on: the browser blocks a window without a click', async ({ page, addresses }) => {
  await page.addInitScript(() => {
    addEventListener('load', () => {
      document.title = window.open('about:blank') ? 'opened' : 'refused';
    });
  });
  await page.goto(addresses.evil);
  await expect(page).toHaveTitle('refused');
});

test('storage partitioning is on: a message from a frame on another site does not arrive', async ({
  page,
  addresses,
  app,
}) => {
  await app.page.evaluate(() => {
    new BroadcastChannel('probe').addEventListener(
      'message',
      (event) => (document.title += String(event.data)),
    );
  });
  const embedder = await page.context().newPage();
  await embedder.goto(addresses.evil);
  const frame = await addFrame(embedder, { src: addresses.app });
  await frame.evaluate(() => new BroadcastChannel('probe').postMessage(' from a frame'));
  await embedder.goto(addresses.app);
  await embedder.evaluate(() => new BroadcastChannel('probe').postMessage(' from a tab'));
  await expect(page).toHaveTitle(/ from a tab$/);
  expect(await page.title()).not.toContain('from a frame');
});
