import { addFrame, type AppPage, expect, signIn, test } from './test.ts';
import type { WorldAddresses } from './world/World.ts';

const forged = { type: 'identity-created', identityId: '11111111-1111-4111-8111-111111111111' };

/** The page of an app without the kit's handler; its link leads to the hosted page. */
async function openOwnLink(app: AppPage, { anchor }: WorldAddresses, hostedOrigin = anchor) {
  // Any token of the hosted page will do; one is minted for a window that is closed again.
  const first = await app.openPopup();
  const startUrl = first.url();
  await first.close();
  const { page } = app;
  const settings = new URLSearchParams({ startUrl, hostedOrigin });
  await page.goto(`${app.origin}/e2e/page/ownLink.html?${settings}`);
  const opened = app.context.waitForEvent('page');
  opened.catch(() => {}); // not every test opens one
  await page.getByRole('button', { name: 'Connect' }).click();
  return { page, heard: page.getByRole('listitem'), state: page.locator('output'), opened };
}

test('the hook alone: opens, hears the hosted page once, and leaves the window to finish', async ({
  app,
  addresses,
  world,
}) => {
  const { heard, state, opened } = await openOwnLink(app, addresses);
  const popup = await opened;
  await expect(state).toHaveText('open');
  await signIn(popup);
  const [identity] = (await world.observe()).identities;
  await expect(heard).toHaveText([identity?.id ?? '']);
  expect(popup.isClosed()).toBe(false);
  await popup.evaluate((message) => opener.postMessage(message, '*'), forged);
  await popup.close();
  await expect(state).toHaveText('closed');
  await expect(heard).toHaveCount(1);
});

test(
  'the hook alone: forged by a frame of the app, an opaque one, and one inside the hosted page',
  { tag: '@more' },
  async ({ app, addresses }) => {
    const { page, heard, opened } = await openOwnLink(app, addresses);
    const popup = await opened;
    await popup.waitForLoadState();
    const frame = await addFrame(page, { src: addresses.evil });
    await frame.evaluate((message) => parent.postMessage(message, '*'), forged);
    await addFrame(page, {
      sandbox: 'allow-scripts',
      srcdoc: `<script>parent.postMessage(${JSON.stringify(forged)}, '*')</script>`,
    });
    const inside = await addFrame(popup, {});
    await inside.evaluate((message) => top?.opener.postMessage(message, '*'), forged);
    await page.evaluate((message) => postMessage(message), forged);
    await signIn(popup);
    await expect(heard).toHaveCount(1);
    await expect(heard).not.toHaveText(forged.identityId);
  },
);

test(
  'the hook alone: a hostedOrigin that is another is explained once, and nothing is heard',
  { tag: '@more' },
  async ({ app, addresses }) => {
    const told: string[] = [];
    app.page.on('console', (message) => told.push(message.text()));
    const { heard, opened } = await openOwnLink(app, addresses, 'https://app.elsewhere.test');
    const popup = await opened;
    await signIn(popup);
    await popup.evaluate((message) => opener.postMessage(message, '*'), forged);
    await expect
      .poll(() => told.filter((text) => text.includes('Set hostedOrigin to the origin of the hosted page.')))
      .toHaveLength(1);
    await expect(heard).toHaveCount(0);
  },
);

test(
  'the hook alone: no window opens, and the page says so',
  { tag: '@more' },
  async ({ app, addresses }) => {
    await app.page.addInitScript(() => {
      if (location.pathname.includes('ownLink')) window.open = () => null;
    });
    const { state } = await openOwnLink(app, addresses);
    await expect(state).toHaveText('blocked');
  },
);
