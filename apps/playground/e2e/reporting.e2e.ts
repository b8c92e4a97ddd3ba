import { AppPage, expect, finish, goOn, keepCallback, signIn, statusCalls, more, test } from './test.ts';

test('#12 the hosted page posts, then redirects: the app waits for the callback', async ({ app, world }) => {
  await world.configure({ popupMessage: 'before-redirect', messageToRedirectMs: 250 });
  const popup = await app.openPopup();
  await finish(popup);
  await app.expectConnected();
  const { requests } = await world.observe();
  expect(requests.some((line) => line.includes('/callback/'))).toBe(true);
});

test(
  '#12 the popup is closed after its message, before the redirect: the app confirms with the server',
  { tag: '@more' },
  async ({ app, world }) => {
    const popup = await app.openPopup();
    await signIn(popup);
    await popup.close();
    await app.expectConnected();
    const { requests } = await world.observe();
    expect(requests.some((line) => line.includes('/callback/'))).toBe(false);
    expect(requests.some((line) => line.endsWith('/confirm'))).toBe(true);
  },
);

test(
  '#12 offline for 20 s when the popup closes after its message: the app confirms once online',
  { tag: '@more' },
  async ({ app, world }) => {
    await world.configure({ redirectDelayMs: 60_000 });
    const popup = await app.openPopup();
    await signIn(popup);
    const announced = app.page.getByText('Signed inThe server checks it');
    await goOn(popup);
    await expect(announced).toBeVisible();
    await app.context.setOffline(true);
    await popup.close();
    await app.page.waitForTimeout(20_000);
    await app.context.setOffline(false);
    await expect(app.rows).toHaveCount(1);
    await expect(app.ends).toHaveText([/Connected/]);
  },
);

test('#13 the hosted page never posts: connects', async ({ app, world }) => {
  await world.configure({ popupMessage: 'off' });
  await finish(await app.openPopup());
  await app.expectConnected();
});

const policies = ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'] as const;
const rows = policies.flatMap((value) => [
  { on: 'app', value, part: 'page' as const },
  { on: 'callback', value, part: 'callback' as const },
  { on: 'hosted page', value, part: undefined },
]);
for (const { on, value, part } of rows) {
  test(
    `#14 COOP ${value} on the ${on}: connects, and the popup closes`,
    { tag: more(value !== 'same-origin' || on === 'callback') },
    async ({ page, addresses, world }) => {
      if (part) await world.setHeaders(part, { 'cross-origin-opener-policy': value });
      else await world.configure({ openerPolicy: value });
      const app = new AppPage(page, addresses.app);
      await app.goto();
      const popup = await app.openPopup();
      const closed = popup.waitForEvent('close');
      await finish(popup);
      await closed;
      await app.expectConnected();
    },
  );
}

test(
  '#14 COOP on the app and on the callback: connects',
  { tag: '@more' },
  async ({ page, addresses, world }) => {
    await world.setHeaders('page', { 'cross-origin-opener-policy': 'same-origin-allow-popups' });
    await world.setHeaders('callback', { 'cross-origin-opener-policy': 'same-origin' });
    const app = new AppPage(page, addresses.app);
    await app.goto();
    await finish(await app.openPopup());
    await expect(app.rows).toHaveCount(1);
  },
);

for (const part of ['start', 'callback'] as const) {
  test(
    `#14 COOP only on a redirect before the ${part} route: connects`,
    { tag: '@more' },
    async ({ app, world }) => {
      await world.redirectOnce(part);
      const popup = await app.openPopup();
      if (part === 'start') expect(await popup.evaluate(() => window.opener)).toBeNull();
      const closed = popup.waitForEvent('close');
      await finish(popup);
      await closed;
      await app.expectConnected();
    },
  );
}

test('#18 a Content-Security-Policy blocks the script of the relay page: the app reads its URL', async ({
  app,
  world,
}) => {
  await world.configure({ popupMessage: 'off' });
  await world.setHeaders('callback', { 'content-security-policy': "script-src 'self'" });
  const popup = await app.openPopup();
  const closed = popup.waitForEvent('close');
  await finish(popup);
  await closed;
  await app.expectConnected();
});

test('#19 the popup posts and closes in one task: never treated as a cancel', async ({ app, world }) => {
  await world.configure({ popupMessage: 'off' });
  for (const count of [1, 2, 3]) {
    await expect(app.button('LinkedIn')).toHaveAttribute('data-state', 'idle');
    const popup = await app.openPopup();
    await signIn(popup, `person${count}@example.com`);
    const identityId = (await world.observe()).identities.at(-1)?.id;
    const closed = popup.waitForEvent('close');
    await popup.evaluate((id) => {
      // In a separate task, so this call ends before its page does.
      setTimeout(() => {
        opener.postMessage({ type: 'identity-created', identityId: id }, '*');
        close();
      });
    }, identityId);
    await closed;
    await expect(app.rows).toHaveCount(count);
    await expect(app.ends).toHaveText(Array.from({ length: count }, () => /Connected/));
  }
});

test('#20 a relay page that cannot close itself: shows a link back to the app', async ({ app }) => {
  const popup = await app.openPopup();
  const callback = await keepCallback(popup);
  const other = await app.context.newPage();
  await other.goto(callback);
  await expect(other.getByRole('heading')).toHaveText('Account connected');
  expect(new URL(other.url()).search).toBe('');
  await expect(app.rows).toHaveCount(1);
  expect(other.isClosed()).toBe(false);
  await other.getByRole('link', { name: 'Back to the app' }).click();
  await expect(new AppPage(other, app.origin).rows).toHaveCount(1);
});

test('#44 a session cookie with SameSite=Strict: the binding cookie is enough for the callback', async ({
  app,
  world,
}) => {
  await app.context.addCookies([
    {
      name: 'demo_user',
      value: 'user-a',
      url: app.origin,
      sameSite: 'Strict',
      httpOnly: true,
    },
  ]);
  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
  const { cookies } = await world.observe();
  const sent = cookies.filter((line) => line.includes('/callback/'));
  expect(sent).toEqual([expect.stringContaining('__Host-')]);
  expect(sent.join()).not.toContain('demo_user');
});

test('#24 a hidden page stops polling, and learns the result once it is visible', async ({
  page,
  addresses,
  world,
}) => {
  // A headless page is never hidden, so the test overrides its visibility.
  await page.addInitScript(() => {
    let state = 'visible';
    Object.defineProperty(document, 'visibilityState', { get: () => state });
    addEventListener('turn', () => {
      state = state === 'visible' ? 'hidden' : 'visible';
      document.dispatchEvent(new Event('visibilitychange'));
    });
    Object.defineProperty(window, 'BroadcastChannel', { value: undefined });
  });
  await world.configure({ openerPolicy: 'same-origin' });
  const app = new AppPage(page, addresses.app);
  await app.goto();
  const popup = await app.openPopup();
  await expect.poll(async () => statusCalls((await world.observe()).requests)).not.toEqual([]);
  await page.evaluate(() => dispatchEvent(new Event('turn')));
  const before = statusCalls((await world.observe()).requests).length;
  const arrived = popup.waitForResponse(/\/callback\//);
  await finish(popup);
  expect((await arrived).status()).toBe(200);
  await page.waitForTimeout(6000); // longer than the longest polling interval
  expect(statusCalls((await world.observe()).requests).length).toBeLessThanOrEqual(before + 1);
  await page.evaluate(() => dispatchEvent(new Event('turn')));
  await app.expectConnected();
});
