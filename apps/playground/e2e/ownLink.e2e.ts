import { addFrame, type AppPage, expect, signIn, test } from './test.ts';
import type { WorldAddresses } from './world/World.ts';

const forged = { type: 'identity-created', identityId: '11111111-1111-4111-8111-111111111111' };

/** Opens the page of an app without the kit's handler, and clicks its link to the hosted page. */
async function openOwnLink(app: AppPage, { anchor }: WorldAddresses, hostedOrigin = anchor) {
  // The page needs a token of the hosted page, so a popup is opened and closed first.
  const first = await app.openPopup();
  const startUrl = first.url();
  await first.close();
  const { page } = app;
  const settings = new URLSearchParams({ startUrl, hostedOrigin });
  await page.goto(`${app.origin}/e2e/page/ownLink.html?${settings}`);
  const opened = app.context.waitForEvent('page');
  opened.catch(() => {}); // not every test opens a popup
  await page.getByRole('button', { name: 'Connect' }).click();
  return { page, received: page.getByRole('listitem'), state: page.locator('output'), opened };
}

test('useIdentityPopup opens a popup, receives one identity, and does not close the popup', async ({
  app,
  addresses,
  world,
}) => {
  const { received, state, opened } = await openOwnLink(app, addresses);
  const popup = await opened;
  await expect(state).toHaveText('open');
  await signIn(popup);
  const [identity] = (await world.observe()).identities;
  await expect(received).toHaveText([identity?.id ?? '']);
  expect(popup.isClosed()).toBe(false);
  await popup.evaluate((message) => opener.postMessage(message, '*'), forged);
  await popup.close();
  await expect(state).toHaveText('closed');
  await expect(received).toHaveCount(1);
});

test(
  'useIdentityPopup ignores forged messages from other frames and from its own page',
  { tag: '@more' },
  async ({ app, addresses }) => {
    const { page, received, opened } = await openOwnLink(app, addresses);
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
    await expect(received).toHaveCount(1);
    await expect(received).not.toHaveText(forged.identityId);
  },
);

test(
  'useIdentityPopup with a wrong hostedOrigin logs one explanation and receives nothing',
  { tag: '@more' },
  async ({ app, addresses }) => {
    const consoleMessages: string[] = [];
    app.page.on('console', (message) => consoleMessages.push(message.text()));
    const { received, opened } = await openOwnLink(app, addresses, 'https://app.elsewhere.test');
    const popup = await opened;
    await signIn(popup);
    await popup.evaluate((message) => opener.postMessage(message, '*'), forged);
    await expect
      .poll(() => consoleMessages.filter((text) => text.includes('#development-and-tests')))
      .toHaveLength(1);
    await expect(received).toHaveCount(0);
  },
);

test('useIdentityPopup reports a blocked popup', { tag: '@more' }, async ({ app, addresses }) => {
  await app.page.addInitScript(() => {
    if (location.pathname.includes('ownLink')) window.open = () => null;
  });
  const { state } = await openOwnLink(app, addresses);
  await expect(state).toHaveText('blocked');
});
