import {
  addFrame,
  AppPage,
  expect,
  finish,
  leaveFor,
  signIn,
  statusCalls,
  test,
  type RemoteWorld,
} from './test.ts';

/** The app reports that it ignored a message, and sends no request because of it. */
async function expectRejected(app: AppPage, world: RemoteWorld, reason: string) {
  await expect(app.page.getByText(`Ignored an untrusted message${reason}`)).toHaveCount(1);
  expect(statusCalls((await world.observe()).requests)).toEqual([]);
}

const forged = { type: 'identity-created', identityId: '11111111-1111-4111-8111-111111111111' };

test('#33 forged identity-created from another origin has no effect', async ({ app, addresses, world }) => {
  const popup = await app.openPopup();
  const frame = await addFrame(app.page, { src: addresses.evil });
  await frame.evaluate((message) => parent.postMessage(message, '*'), forged);
  await expectRejected(app, world, 'origin');
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

test('#35 forged identity-created from a frame inside the hosted page has no effect', async ({
  app,
  world,
}) => {
  const popup = await app.openPopup();
  await popup.evaluate(() => document.body.append(document.createElement('iframe')));
  const frame = popup.frames().find((candidate) => candidate !== popup.mainFrame());
  expect(await frame?.evaluate(() => window.origin)).toBe(new URL(popup.url()).origin);
  await frame?.evaluate((message) => top?.opener.postMessage(message, '*'), forged);

  await expectRejected(app, world, 'window');
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

test('#38 the server refuses a forged id from the hosted page itself', async ({ app, world }) => {
  const popup = await app.openPopup();
  await popup.evaluate((message) => opener.postMessage(message, '*'), forged);
  await popup.close();
  await expect(app.button('LinkedIn')).toHaveText(/Try again/);
  expect((await world.observe()).connections).toEqual([]);
});

test(
  '#33 a forged message from the page that opened the app has no effect',
  { tag: '@more' },
  async ({ page, addresses, world }) => {
    await page.goto(addresses.evil);
    const opened = page.waitForEvent('popup');
    await page.evaluate((url) => {
      addEventListener('click', () => void window.open(url, 'victim'));
    }, addresses.app);
    await page.mouse.click(50, 50);
    const app = new AppPage(await opened, addresses.app);
    await expect(app.button('LinkedIn')).toBeVisible();
    const popup = await app.openPopup();
    await page.evaluate((message) => {
      window.open('', 'victim')?.postMessage(message, '*');
    }, forged);
    await expectRejected(app, world, 'origin');
    await finish(popup);
    await expect(app.rows).toHaveCount(1);
  },
);

test(
  '#33 without an open popup, a forged message is ignored',
  { tag: '@more' },
  async ({ app, addresses, world }) => {
    const frame = await addFrame(app.page, { src: addresses.evil });
    await frame.evaluate((message) => parent.postMessage(message, '*'), forged);
    const popup = await app.openPopup();
    expect(statusCalls((await world.observe()).requests)).toEqual([]);
    await finish(popup);
    await expect(app.rows).toHaveCount(1);
    await expect(app.page.getByText('Ignored an untrusted message')).toHaveCount(0);
  },
);

test('#34 a forged message from an opaque origin has no effect', async ({ app, world }) => {
  const popup = await app.openPopup();
  await addFrame(app.page, {
    sandbox: 'allow-scripts',
    srcdoc: `<script>parent.postMessage(${JSON.stringify(forged)}, '*')</script>`,
  });
  await expectRejected(app, world, 'origin, null');
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
});

test('#40 the popup navigates the app to another site: the account is still connected', async ({
  app,
  addresses,
  world,
}) => {
  const popup = await app.openPopup();
  const left = app.page.waitForURL(`${addresses.evil}/`);
  await popup.evaluate((url) => void (opener.location = url), `${addresses.evil}/`);
  await left;
  await finish(popup);
  await expect.poll(async () => (await world.observe()).connections).toHaveLength(1);
  await app.goto();
  await expect(app.rows).toHaveCount(1);
});

test(
  '#40 an app with COOP same-origin: the popup has no opener to navigate',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const app = new AppPage(page, addresses.isolatedApp);
    await app.goto();
    const popup = await app.openPopup();
    expect(await popup.evaluate(() => window.opener)).toBeNull();
    await finish(popup);
    await expect(app.rows).toHaveCount(1);
  },
);

test('#41 the hosted page posts to any origin after the app navigated away: the id leaks but connects nothing', async ({
  app,
  addresses,
  world,
}) => {
  await world.configure({ popupMessageTarget: '*' });
  const popup = await app.openPopup();
  // A script of the page navigates it, because a navigation by the browser may separate the two windows.
  const moved = app.page.waitForURL(`${addresses.evil}/`);
  await leaveFor(app.page, `${addresses.evil}/`);
  await moved;
  const received = app.page.evaluate(
    () => new Promise<unknown>((resolve) => addEventListener('message', ({ data }) => resolve(data))),
  );
  await signIn(popup);
  const message = await received;
  const [identity] = (await world.observe()).identities;
  expect(message).toEqual({ type: 'identity-created', identityId: identity?.id });
  const status = await app.page.evaluate(
    ([base, identityId]) =>
      fetch(`${base}/api/connect/attempts/x/confirm`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ identityId }),
      }).then(
        ({ status: code }) => code,
        () => 'refused by the browser',
      ),
    [app.origin, identity?.id] as const,
  );
  expect(status).toBe('refused by the browser');
  expect((await world.observe()).connections).toEqual([]);
});
