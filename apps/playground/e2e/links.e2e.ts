import { addFrame, AppPage, expect, finish, keepCallback, leaveFor, test } from './test.ts';

/** Anchor's id of LinkedIn in the emulator. */
const linkedInId = '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e01';

const forged = { type: 'identity-created', identityId: '11111111-1111-4111-8111-111111111111' };

test('#36 a forged callback is refused, and its page sends nothing to the app', async ({ app, world }) => {
  const popup = await app.openPopup();
  const other = await app.context.newPage();
  const response = await other.goto(
    `${app.origin}/api/connect/callback/${'A'.repeat(43)}?identity_id=${forged.identityId}&status=success`,
  );
  expect(response?.status()).toBe(403);
  expect(await other.locator('script').count()).toBe(0);

  const { connections, anchorCalls } = await world.observe();
  expect(connections).toEqual([]);
  expect(anchorCalls).toEqual(['POST /v1/applications/:id/tokens']);
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

test('#37 another browser opens the start link: refused, and no token is used', async ({
  app,
  browser,
  world,
}) => {
  const created = app.page.waitForResponse((response) => response.url().endsWith('/attempts'));
  await app.context.route('**/start/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }), {
    times: 1,
  });
  await app.press();
  const { startUrl } = await (await created).json();

  const victim = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  await victim.goto(app.origin);
  const response = await victim.goto(startUrl);
  expect(response?.status()).toBe(403);
  expect(await response?.headerValue('set-cookie')).toBeNull();
  await expect(victim.getByRole('heading')).toHaveText('This sign-in was started in another browser');
  expect(await world.observe()).toMatchObject({ tokens: 0, attempts: [{ outcome: null }] });
});

test('#37 another user finishes the hosted link: nothing is recorded for either', async ({
  app,
  browser,
  world,
}) => {
  const popup = await app.openPopup();
  const victimContext = await browser.newContext({ ignoreHTTPSErrors: true });
  const victim = new AppPage(await victimContext.newPage(), app.origin);
  await victim.goto();
  await victim.switchUser('Daniel Weiss');

  await victim.page.goto(popup.url());
  await finish(victim.page, 'victim@example.com');
  await expect(victim.page.getByRole('heading')).toHaveText('This sign-in was started in another browser');
  expect((await world.observe()).connections).toEqual([]);
});

test(
  '#37 the user switches in a second tab of the same browser: refused',
  { tag: '@more' },
  async ({ app, world }) => {
    await world.configure({ popupMessage: 'off' });
    const popup = await app.openPopup();
    const second = new AppPage(await app.context.newPage(), app.origin);
    await second.goto();
    await second.switchUser('Daniel Weiss');
    await expect(second.page.getByText('No accounts connected')).toBeVisible();

    const answer = popup.waitForResponse(/\/callback\//);
    await finish(popup);
    expect((await answer).status()).toBe(403);
    expect((await world.observe()).connections).toEqual([]);
  },
);

test('#38 a callback with an older identity is refused, and ends the attempt', async ({ app, world }) => {
  const old = await world.seedIdentity({
    applicationId: linkedInId,
    name: 'old@example.com',
    createdAt: Date.now() - 3_600_000,
  });
  await world.configure({ popupMessage: 'off' }); // otherwise the announced id would be confirmed after five seconds
  const popup = await app.openPopup();
  const callback = new URL(await keepCallback(popup));
  callback.searchParams.set('identity_id', old.id);
  await leaveFor(popup, callback.href);

  await expect(app.page.getByText('This was not the sign-in you just made')).toBeVisible();
  expect(await world.observe()).toMatchObject({
    connections: [],
    attempts: [{ outcome: 'failed', code: 'identity_stale' }],
  });
});

test(
  '#37 another user of the app opens the start link: refused, and no token is used',
  { tag: '@more' },
  async ({ app, browser, world }) => {
    const created = app.page.waitForResponse((response) => response.url().endsWith('/attempts'));
    await app.context.route('**/start/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }), {
      times: 1,
    });
    await app.press();
    const { startUrl } = await (await created).json();
    const victim = new AppPage(
      await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage(),
      app.origin,
    );
    await victim.goto();
    await victim.switchUser('Daniel Weiss');
    await expect(victim.page.getByText('No accounts connected')).toBeVisible();
    await victim.openPopup('Notion'); // sets a separate binding cookie
    const response = await victim.page.goto(startUrl);
    expect(response?.status()).toBe(403);
    expect(await response?.headerValue('set-cookie')).toBeNull();
    expect((await world.observe()).tokens).toBe(1);
  },
);

test('#38 a callback with another user’s identity is refused', { tag: '@more' }, async ({ app, world }) => {
  await app.connect();
  const [theirs] = (await world.observe()).identities;
  await app.switchUser('Daniel Weiss');
  await expect(app.page.getByText('No accounts connected')).toBeVisible();
  await world.configure({ popupMessage: 'off' });
  const popup = await app.openPopup();
  const callback = new URL(await keepCallback(popup));
  callback.searchParams.set('identity_id', theirs?.id ?? '');
  await leaveFor(popup, callback.href);
  await app.expectRetry();
  expect((await world.observe()).connections).toMatchObject([{ userId: 'user-a', identityId: theirs?.id }]);
});

test('#39 the callback in a frame is refused, and its headers forbid framing', async ({ app, world }) => {
  await world.configure({ popupMessage: 'off' });
  const popup = await app.openPopup();
  const callback = await keepCallback(popup);
  const answered = app.page.waitForResponse(/\/callback\//);
  await addFrame(app.page, { src: callback });
  const response = await answered;
  expect(response.status()).toBe(403);
  expect(response.headers()).toMatchObject({ 'x-frame-options': 'DENY' });
  expect(response.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  expect((await world.observe()).connections).toEqual([]);
});

test('#47 finished in another browser profile: the page says where to continue, and a retry connects', async ({
  app,
  browser,
  world,
}) => {
  await world.configure({ popupMessage: 'off' });
  const popup = await app.openPopup();
  const container = await browser.newContext({ ignoreHTTPSErrors: true });
  const elsewhere = new AppPage(await container.newPage(), app.origin);
  await elsewhere.goto(); // signs in as the same user
  await elsewhere.page.goto(popup.url());
  await finish(elsewhere.page);
  await expect(elsewhere.page.getByRole('heading')).toHaveText('This sign-in was started in another browser');
  expect(await world.observe()).toMatchObject({ connections: [], attempts: [{ outcome: null }] });
  await popup.close();
  await app.expectRetry();
  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
});
