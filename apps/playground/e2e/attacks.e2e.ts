import { expect, finish, signIn, test, AppPage } from './test.ts';

/** Anchor's id of LinkedIn in the emulator. */
const linkedInId = '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e01';

const forged = { type: 'identity-created', identityId: '11111111-1111-4111-8111-111111111111' };

test('forged identity-created from another origin has no effect', async ({ app, addresses, world }) => {
  const popup = await app.openPopup();
  await app.page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, addresses.evil);
  const frame = await app.page.waitForEvent('framenavigated', (candidate) =>
    candidate.url().startsWith(addresses.evil),
  );
  await frame.evaluate((message) => parent.postMessage(message, '*'), forged);

  await app.page.waitForTimeout(500);
  const { requests } = await world.observe();
  expect(requests.filter((line) => /confirm|GET \/api\/connect\/attempts/.test(line))).toEqual([]);
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

test('forged identity-created from a frame inside the hosted page has no effect', async ({ app, world }) => {
  const popup = await app.openPopup();
  await popup.evaluate(() => document.body.append(document.createElement('iframe')));
  const frame = popup.frames().find((candidate) => candidate !== popup.mainFrame());
  expect(await frame?.evaluate(() => window.origin)).toBe(new URL(popup.url()).origin);
  await frame?.evaluate((message) => top?.opener.postMessage(message, '*'), forged);

  await app.page.waitForTimeout(500);
  const { requests } = await world.observe();
  expect(requests.filter((line) => /confirm|GET \/api\/connect\/attempts/.test(line))).toEqual([]);
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

test('a forged id from the hosted page itself is a hint that the server refuses', async ({ app, world }) => {
  const popup = await app.openPopup();
  await popup.evaluate((message) => opener.postMessage(message, '*'), forged);
  await popup.close();
  await expect(app.button('LinkedIn')).toHaveText(/Try again/);
  expect((await world.observe()).connections).toEqual([]);
});

test('forged callback: refused, and the app hears nothing', async ({ app, world }) => {
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

test('another browser opens the start link: refused, nothing spent', async ({ app, browser, world }) => {
  const created = app.page.waitForResponse((response) => response.url().endsWith('/attempts'));
  await app.context.route('**/start/**', (route) => route.abort());
  await app.press();
  const { startUrl } = await (await created).json();

  const victim = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  await victim.goto(app.origin);
  const response = await victim.goto(startUrl);
  expect(response?.status()).toBe(403);
  expect(await response?.headerValue('set-cookie')).toBeNull();
  await expect(victim.getByRole('heading')).toHaveText('Finish in the browser you started in');
  expect(await world.observe()).toMatchObject({ tokens: 0, attempts: [{ status: 'pending' }] });
});

test('another user finishes the hosted link: nothing is recorded for either', async ({
  app,
  browser,
  world,
}) => {
  const popup = await app.openPopup();
  const victimContext = await browser.newContext({ ignoreHTTPSErrors: true });
  const victim = new AppPage(await victimContext.newPage(), app.origin);
  await victim.goto();
  await victim.switchUser('Demo user B');

  await victim.page.goto(popup.url());
  await finish(victim.page, 'victim@example.com');
  await expect(victim.page.getByRole('heading')).toHaveText('Finish in the browser you started in');
  expect((await world.observe()).connections).toEqual([]);
});

test('the same browser, switched to another user in a second tab: refused', async ({ app, world }) => {
  await world.configure({ popupMessage: 'off' });
  const popup = await app.openPopup();
  const second = new AppPage(await app.context.newPage(), app.origin);
  await second.goto();
  await second.switchUser('Demo user B');
  await expect(second.page.getByText('No accounts connected')).toBeVisible();

  const answer = popup.waitForResponse(/\/callback\//);
  await finish(popup);
  expect((await answer).status()).toBe(403);
  expect((await world.observe()).connections).toEqual([]);
});

test('double callback: the same answer, one connection', async ({ app, world }) => {
  const popup = await app.openPopup();
  const callback = popup.waitForRequest(/\/callback\//);
  await finish(popup);
  await expect(app.rows).toHaveCount(1);

  const again = await app.context.newPage();
  const response = await again.goto((await callback).url());
  expect(response?.status()).toBe(200);
  await expect(again.getByRole('heading')).toHaveText('Account connected');
  expect(new URL(again.url()).search).toBe('');
  const { connections, anchorCalls } = await world.observe();
  expect(connections).toHaveLength(1);
  expect(anchorCalls).toHaveLength(4);
});

test('callback with an older identity: refused, the attempt ends', async ({ app, world }) => {
  const old = await world.seedIdentity({
    applicationId: linkedInId,
    name: 'old@example.com',
    createdAt: Date.now() - 3_600_000,
  });
  const popup = await app.openPopup();
  // Answered, not aborted: an aborted navigation goes on to an error page, which can interrupt the next one.
  await popup.route(/\/callback\//, (route) => route.fulfill({ contentType: 'text/html', body: '' }), {
    times: 1,
  });
  await finish(popup);
  await popup.waitForURL(/\/callback\//);
  const callback = new URL(popup.url());
  callback.searchParams.set('identity_id', old.id);
  await popup.goto(callback.href);

  await expect(app.page.getByText('This was not the sign-in you just made')).toBeVisible();
  expect(await world.observe()).toMatchObject({
    connections: [],
    attempts: [{ status: 'failed', code: 'identity_stale' }],
  });
});

test('the message reaches only the app, and the token never does', async ({ app }) => {
  const seen: string[] = [];
  app.page.on('request', (request) => seen.push(request.url()));
  const popup = await app.openPopup();
  const token = new URL(popup.url()).searchParams.get('token') ?? '';
  expect(token).not.toBe('');
  await signIn(popup);
  await popup.getByRole('button', { name: 'Continue' }).click();
  await expect(app.rows).toHaveCount(1);
  expect(seen.filter((url) => url.includes(token))).toEqual([]);
  expect(await app.page.content()).not.toContain(token);
});
