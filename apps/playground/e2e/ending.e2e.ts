import { expect, expectClosed, finish, goInHistory, goOn, signIn, test } from './test.ts';

const minute = 60_000;

test('#26 the user closes the popup: a retry is offered, and connects', async ({ app, world }) => {
  await (await app.openPopup()).close();
  await app.expectRetry();
  await expect(app.ends).toHaveCount(0); // no outcome yet, because a late success still counts
  expect((await world.observe()).connections).toEqual([]);

  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
  await expect(app.ends).toHaveText([/Connected/, /Outcome: cancelled/]);
  expect((await world.observe()).connections).toHaveLength(1);
});

test('#27 the popup lost its opener: a retry is offered, and the first popup to finish connects', async ({
  app,
  world,
}) => {
  await world.configure({ openerPolicy: 'same-origin' });
  const first = await app.openPopup();
  await app.expectRetry();
  await world.configure({ openerPolicy: 'absent' });
  await app.page.bringToFront();
  const second = await app.openPopup();
  const closed = second.waitForEvent('close');
  await finish(first);
  await expect(app.rows).toHaveCount(1);
  await closed;
  await expect(app.ends).toHaveText([/Outcome: cancelled/, /Connected/]);
  await expect(app.button('LinkedIn')).not.toHaveText(/Try again/);
  expect((await world.observe()).connections).toHaveLength(1);
});

test(
  '#27 a dismissed popup without its opener finishes later: the app shows the account without a click',
  { tag: '@more' },
  async ({ app, world }) => {
    await world.configure({ openerPolicy: 'same-origin' });
    const popup = await app.openPopup();
    await app.expectRetry();
    await expect(app.ends).toHaveCount(0);
    await finish(popup);
    await app.expectConnected();
  },
);

test(
  '#28 the attempt expires while the popup is open: outcome expired, and the popup closes',
  { tag: '@more' },
  async ({ app, world }) => {
    await world.advance(-30 * minute + 5000); // attempts created from now on expire in five seconds
    const opened = app.context.waitForEvent('page');
    await app.press();
    await expectClosed(await opened); // on a busy machine, possibly before it reaches the hosted page
    await expect(app.ends).toHaveText([/Outcome: expired/]);
    await expect(app.button('LinkedIn')).toHaveText(/Try again/);
  },
);

test('#28 the attempt expires on the server before the sign-in finishes: outcome expired', async ({
  app,
  world,
}) => {
  await world.configure({ popupMessage: 'off' });
  const popup = await app.openPopup();
  await signIn(popup);
  await world.advance(31 * minute);
  await goOn(popup);
  await expect(app.ends).toHaveText([/Outcome: expired/]);
  expect((await world.observe()).connections).toEqual([]);
});

test('#29 cancelled on the hosted page: outcome cancelled, not an error', async ({ app, world }) => {
  await world.chooseScenario('cancel');
  const popup = await app.openPopup();
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await app.expectRetry();
  await expect(app.ends).toHaveText([/Outcome: cancelled/]);
  expect(await world.observe()).toMatchObject({
    connections: [],
    attempts: [{ outcome: 'cancelled', code: 'attempt_cancelled' }],
  });
});

test(
  '#29 a callback status that contains markup: no script runs, and a retry is offered',
  { tag: '@more' },
  async ({ app, world }) => {
    await world.configure({ cancel: 'redirect', cancelStatus: '<script>document.title="run"</script>' });
    const popup = await app.openPopup();
    await popup.getByRole('button', { name: 'Cancel' }).click();
    await app.expectRetry();
    await expect(app.ends).toHaveText([/Failed.*identity_failed/]);
    expect(await app.page.title()).not.toBe('run');
    expect((await world.observe()).connections).toEqual([]);
  },
);

test('#30 the hosted page returns 204: the attempt stays open; after closing the popup, a retry connects', async ({
  app,
  world,
}) => {
  await world.configure({ hostedPage: 'no-content' });
  const popup = await app.openBlankPopup();
  await expect.poll(async () => (await world.observe()).tokens).toBe(1);
  await expect(app.page.getByText('Window opened')).toBeVisible();
  await expect(app.ends).toHaveCount(0);
  await popup.close();
  await app.expectRetry();
  await world.configure({ hostedPage: 'shown' });
  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
});

test(
  '#30 the hosted page never finishes: the attempt stays open; after closing the popup, a retry is offered',
  { tag: '@more' },
  async ({ app, world }) => {
    await world.configure({ hostedPage: 'never-finishes' });
    const popup = await app.openPopup();
    await popup.getByRole('button', { name: 'Sign in' }).click();
    await expect(popup.getByText('Signing you in')).toBeVisible();
    await expect(app.ends).toHaveCount(0);
    await popup.close();
    await app.expectRetry();
  },
);

test(
  '#30 expired token: nothing is connected, and a retry connects',
  { tag: '@more' },
  async ({ app, world }) => {
    await world.chooseScenario('expired-token');
    const popup = await app.openPopup();
    await expect(popup.getByRole('heading')).toContainText(/expired/i);
    await popup.close();
    await app.expectRetry();

    await world.chooseScenario('success');
    await finish(await app.openPopup());
    await expect(app.rows).toHaveCount(1);
  },
);

test('#31 Back and Forward over the callback: the same response, one connection', async ({
  app,
  addresses,
  world,
}) => {
  const popup = await app.openPopup();
  const callback = popup.waitForRequest(/\/callback\//);
  await finish(popup);
  await expect(app.rows).toHaveCount(1);

  const again = await app.context.newPage();
  await again.goto(addresses.evil);
  const response = await again.goto((await callback).url());
  expect(response?.status()).toBe(200);
  await expect(again.getByRole('heading')).toHaveText('Account connected');
  expect(new URL(again.url()).search).toBe('');
  for (const step of [-1, 1]) {
    // Does not wait for the load event, because a page from the back/forward cache does not load again.
    const shown = again.waitForURL(step < 0 ? `${addresses.evil}/` : /\/callback\//, { waitUntil: 'commit' });
    await goInHistory(again, step);
    await shown;
  }
  expect((await again.reload())?.status()).toBe(200);
  await expect(again.getByRole('heading')).toHaveText('Account connected');
  const { connections, anchorCalls } = await world.observe();
  expect(connections).toHaveLength(1);
  expect(anchorCalls).toHaveLength(4);
});

test('#32 offline while the app would poll the server: the attempt stays open, and connects once online', async ({
  app,
  world,
}) => {
  await world.configure({ openerPolicy: 'same-origin' });
  const popup = await app.openPopup();
  await app.context.setOffline(true);
  await app.expectRetry();
  await expect(app.ends).toHaveCount(0);
  await app.context.setOffline(false);
  await finish(popup);
  await app.expectConnected();
});

test(
  '#32 the status route fails three times: the attempt stays open, and connects',
  { tag: '@more' },
  async ({ app, world }) => {
    await world.configure({ openerPolicy: 'same-origin' });
    let failures = 0;
    await app.context.route(/\/api\/connect\/attempts\/[^/]+$/, (route) =>
      (failures += 1) <= 3 ? route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }) : route.fallback(),
    );
    const popup = await app.openPopup();
    await expect.poll(() => failures).toBeGreaterThanOrEqual(2);
    await expect(app.ends).toHaveCount(0);
    await finish(popup);
    await app.expectConnected();
  },
);
