import type { Page } from '@playwright/test';
import { AppPage, expect, finish, goInHistory, goOn, leaveFor, signIn, test } from './test.ts';
import type { RemoteWorld } from './world/reachWorld.ts';
import { severingPath } from './world/World.ts';

const forged = { type: 'identity-created', identityId: '11111111-1111-4111-8111-111111111111' };

/** Takes the hosted page down and presses the button. Returns the popup after its connection was refused. */
async function openUnreachable(app: AppPage, world: RemoteWorld): Promise<Page> {
  await world.setHosted('down');
  const opened = app.context.waitForEvent('page');
  const refused = app.context.waitForEvent('requestfailed', (request) =>
    request.url().includes('/identity/'),
  );
  await app.press();
  const popup = await opened;
  expect((await refused).failure()?.errorText).toBe('net::ERR_CONNECTION_REFUSED');
  return popup;
}

test(
  '#30 the hosted page is down: the attempt stays open, and reloading the popup continues it',
  { tag: '@more' },
  async ({ app, world }) => {
    const popup = await openUnreachable(app, world);
    await app.page.waitForTimeout(5000); // longer than the engine waits for a closed popup
    expect(popup.isClosed()).toBe(false);
    await expect(app.ends).toHaveCount(0);
    await expect(app.button('LinkedIn')).toHaveAttribute('data-state', 'waiting');

    await world.setHosted('up');
    await popup.reload();
    await finish(popup);
    await app.expectConnected();
    expect((await world.observe()).tokens).toBe(1);
  },
);

test(
  '#30 the hosted page is down and the user closes the popup: a retry connects',
  { tag: '@more' },
  async ({ app, world }) => {
    const popup = await openUnreachable(app, world);
    await popup.close();
    await app.expectRetry();
    await world.setHosted('up');
    await finish(await app.openPopup());
    await expect(app.rows).toHaveCount(1);
    expect((await world.observe()).connections).toHaveLength(1);
  },
);

test(
  '#40 the popup navigates the app to a URL with connect_error: the app trusts the server instead',
  { tag: '@more' },
  async ({ app }) => {
    const popup = await app.openPopup();
    const sent = app.page.waitForURL(/connect_error/);
    await popup.evaluate((url) => void (opener.location = url), `${app.origin}/?connect_error=wrong_user`);
    await sent;
    await app.page.waitForURL(`${app.origin}/`); // the app removed the parameter
    await expect(app.page.getByText('Resumed after reload')).toBeVisible();
    await expect(app.ends).toHaveCount(0);
    await finish(popup);
    await app.expectConnected();
  },
);

test('#49 the hosted page opens its own window, which posts to the app: the message is ignored', async ({
  app,
  addresses,
  world,
}) => {
  const popup = await app.openPopup();
  await popup.evaluate((url) => {
    addEventListener('click', () => void window.open(url, 'social', 'popup,width=300,height=300'), {
      once: true,
    });
  }, addresses.evil);
  const opened = app.context.waitForEvent('page');
  await popup.mouse.click(5, 300);
  const social = await opened;
  await social.waitForURL(`${addresses.evil}/`);
  await social.evaluate((message) => {
    opener.opener.postMessage(message, '*');
    opener.postMessage(message, '*');
  }, forged);
  await expect(app.page.getByText('Ignored an untrusted messageorigin')).toHaveCount(1);
  await social.close();
  await expect(app.button('LinkedIn')).toHaveAttribute('data-state', 'waiting');
  await finish(popup);
  await app.expectConnected();
  const { connections, identities } = await world.observe();
  expect(connections).toMatchObject([{ identityId: identities[0]?.id }]);
});

for (const path of ['/', severingPath]) {
  const name = path === '/' ? 'another site' : 'another site with COOP';
  test(
    `#49 the sign-in goes through ${name} and back: connects`,
    { tag: '@more' },
    async ({ app, addresses }) => {
      const popup = await app.openPopup();
      const hosted = popup.url();
      await leaveFor(popup, addresses.evil + path);
      await popup.waitForURL(addresses.evil + path);
      await leaveFor(popup, hosted);
      await popup.waitForURL(hosted);
      const closed = popup.waitForEvent('close');
      await finish(popup);
      await closed;
      await app.expectConnected();
    },
  );
}

test('#50 Back in the popup does nothing before the sign-in, and shows a used link after it', async ({
  app,
  world,
}) => {
  const popup = await app.openPopup();
  const hosted = popup.url();
  expect(
    await popup.evaluate(() => history.length),
    'neither the blank page nor the start page is in the history',
  ).toBe(1);
  await goInHistory(popup, -1);
  await popup.keyboard.press('Alt+ArrowLeft');
  await signIn(popup);
  expect(popup.url().split('?')[0]).toBe(hosted.split('?')[0]);
  const gone = popup.waitForResponse((response) => response.url() === hosted);
  await goInHistory(popup, -1);
  expect((await gone).status(), 'the link is used').toBe(410);
  await popup.close();
  await app.expectConnected();
  expect((await world.observe()).connections).toHaveLength(1);
});

test('#51 the popup is closed while the server handles the callback: the account is connected', async ({
  app,
  world,
}) => {
  await world.configure({ popupMessage: 'off' });
  const popup = await app.openPopup();
  await signIn(popup);
  await world.failNext({ call: 'identities.retrieve', kind: 'delay', delayMs: 2500 });
  const asked = popup.waitForRequest(/\/callback\//);
  await goOn(popup);
  await asked;
  await popup.close();
  await app.expectConnected();
  expect((await world.observe()).connections).toHaveLength(1);
});

test(
  '#51 the callback is opened twice at the same time: one connection',
  { tag: '@more' },
  async ({ app, world }) => {
    await world.configure({ popupMessage: 'off' });
    const popup = await app.openPopup();
    await signIn(popup);
    await world.failNext({ call: 'identities.retrieve', kind: 'delay', delayMs: 2500, times: 2 });
    const asked = popup.waitForRequest(/\/callback\//);
    await goOn(popup);
    const { origin, pathname, search } = new URL((await asked).url());
    const again = await app.context.newPage();
    await again.goto(origin + pathname + search);
    await expect(again.getByRole('heading')).toHaveText('Account connected');
    await app.expectConnected();
    expect((await world.observe()).connections).toHaveLength(1);
  },
);

test(
  '#14 an app that is isolated with COOP and COEP: connects',
  { tag: '@more' },
  async ({ page, addresses, world }) => {
    await world.setHeaders('page', {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    const app = new AppPage(page, addresses.app);
    await app.goto();
    const popup = await app.openPopup();
    const closed = popup.waitForEvent('close');
    await finish(popup);
    await closed;
    await app.expectConnected();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  },
);
