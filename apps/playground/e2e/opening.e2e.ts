import { once } from 'node:events';
import { addFrame, AppPage, expect, expectClosed, finish, more, test } from './test.ts';

/** Requests that create an attempt. Each test chooses the response. */
const posts = '**/api/connect/attempts';
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test(
  '#1 the server responds after six seconds: one popup, opened in the click, connects',
  { tag: '@more' },
  async ({ app }) => {
    await app.context.route(posts, async (route) => {
      await pause(6000);
      await route.continue();
    });
    const popup = await app.openPopup();
    expect(app.context.pages()).toHaveLength(2);
    await finish(popup);
    await expect(app.rows).toHaveCount(1);
    await expect(app.ends).toHaveCount(1);
  },
);

test('#1 an attempt created on pointerdown: the popup opens directly on the start link', async ({
  app,
  world,
}) => {
  const created = app.page.waitForResponse(posts);
  await app.button('LinkedIn').hover();
  await app.page.mouse.down();
  await created;
  const opened = app.context.waitForEvent('page');
  const started = app.context.waitForEvent('request', (request) => request.url().includes('/start/'));
  await app.page.mouse.up();
  const popup = await opened;
  expect((await started).redirectedFrom()).toBeNull();
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
  const { requests } = await world.observe();
  expect(requests.filter((line) => line === 'POST /api/connect/attempts')).toHaveLength(1);
});

test('#2 popup blocked: continues in the same tab', async ({ page, addresses, world }) => {
  await page.addInitScript(() => {
    // The browser opens no popup for a click by a script.
    if (location.host.includes('customer') && !sessionStorage.getItem('clicked')) {
      const look = setInterval(() => {
        const button = document.querySelector<HTMLButtonElement>('button[data-part="button"]');
        if (!button) return;
        clearInterval(look);
        sessionStorage.setItem('clicked', 'yes');
        button.click();
      }, 50);
    }
  });
  await page.goto(addresses.app);
  await page.waitForURL(/\/identity\/create\?token=/);
  await finish(page);

  await page.waitForURL(`${addresses.app}/`);
  await expect(new AppPage(page, addresses.app).rows).toHaveCount(1);
  expect((await world.observe()).tokens).toBe(1);
});

for (const button of ['left', 'middle'] as const)
  test(
    `#2 popup blocked in popup mode: outcome blocked, with a link that connects with the ${button} mouse button`,
    { tag: more(button !== 'left') },
    async ({ page, addresses, world }) => {
      await page.addInitScript(() => {
        sessionStorage.setItem('mode', 'popup');
        window.open = () => null;
      });
      const app = new AppPage(page, addresses.app);
      await app.goto();
      await app.press();
      const link = page.getByRole('link', { name: /Open/ }).first();
      await expect(link).toHaveAttribute('target', '_blank');
      await expect(app.ends).toHaveText([/Outcome: blocked/]);
      expect(await world.observe()).toMatchObject({ tokens: 0, attempts: [{ outcome: null }] });

      const opened = app.context.waitForEvent('page');
      await link.click({ button });
      await finish(await opened);
      await expect(app.rows).toHaveCount(1);
      await expect(app.ends).toHaveText([/Outcome: blocked/, /Connected/]);
    },
  );

test('cancelled during the redirect: the page stays, and nothing is connected', async ({
  app,
  addresses,
  world,
}) => {
  const { page } = app;
  const hostedOrigin = encodeURIComponent(addresses.anchor);
  await page.goto(`${app.origin}/e2e/page/leaving.html?hostedOrigin=${hostedOrigin}`);
  await app.context.route('**/api/connect/start/**', () => {}); // never answered
  const stopped = page.waitForEvent('requestfailed', (request) => request.url().includes('/start/'));
  // Scripts in the page click, because Playwright waits for a pending navigation before it clicks.
  await page.evaluate(() => {
    const [open, cancel] = document.querySelectorAll('button');
    addEventListener('beforeunload', () => void setTimeout(() => cancel?.click(), 1500));
    open?.click();
  });
  await stopped;
  await expect(page.getByRole('listitem')).toHaveText(['cancelled']);
  expect((await world.observe()).connections).toEqual([]);
});

test(
  'the user stays on the page in a beforeunload dialog: a retry is offered within five seconds',
  { tag: '@more' },
  async ({ app, addresses }) => {
    const { page } = app;
    const hostedOrigin = encodeURIComponent(addresses.anchor);
    await page.goto(`${app.origin}/e2e/page/leaving.html?hostedOrigin=${hostedOrigin}`);
    await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
    const asked = page.waitForEvent('dialog');
    await page.getByRole('button', { name: 'Open' }).click({ noWaitAfter: true });
    await (await asked).dismiss();
    await expect(page.getByText('State: dismissed')).toBeVisible({ timeout: 5000 });
  },
);

test('#4 a frame without allow-popups: outcome blocked, and no page is navigated', async ({ app, world }) => {
  const frame = await addFrame(app.page, {
    src: app.origin,
    sandbox: 'allow-scripts allow-same-origin',
    style: 'position:fixed;inset:0;width:100%;height:100%;background:#fff',
  });
  await frame.getByRole('button', { name: 'Connect LinkedIn' }).click();
  await expect(frame.getByText('Outcome: blocked')).toHaveCount(1);
  expect(frame.url()).toBe(`${app.origin}/`);
  expect(app.page.url()).toBe(`${app.origin}/`);
  expect(app.context.pages()).toHaveLength(1);
  expect((await world.observe()).tokens).toBe(0);
});

test('#5 the server fails: the popup closes, and the app shows the failure', async ({ app }) => {
  await app.context.route(posts, (route) => route.fulfill({ status: 500, body: 'oops' }));
  const opened = app.context.waitForEvent('page');
  await app.press();
  await expectClosed(await opened);
  await expect(app.ends).toHaveText([/Failed.*unexpected_response/]);
  await app.expectRetry();
});

test('#5 the server never responds: times out after fifteen seconds', { tag: '@more' }, async ({ app }) => {
  await app.context.route(posts, () => {});
  const opened = app.context.waitForEvent('page');
  await app.press();
  const popup = await opened;
  await expect(popup.locator('body')).toHaveText('Acme Connect LinkedIn Loading…');
  await expectClosed(popup);
  await expect(app.ends).toHaveText([/Failed.*timeout/]);
});

test(
  '#5 offline at the click, then online again: the next click connects',
  { tag: '@more' },
  async ({ app }) => {
    await app.context.setOffline(true);
    const opened = app.context.waitForEvent('page');
    await app.press();
    const popup = await opened;
    await expect(app.ends).toHaveText([/Failed.*network_error/]);
    await expect.poll(() => popup.isClosed()).toBe(true);
    await app.context.setOffline(false);
    await finish(await app.openPopup());
    await expect(app.rows).toHaveCount(1);
  },
);

test('#6 the popup is closed before the attempt is created: cancelled, and nothing starts', async ({
  app,
  world,
}) => {
  const ended = new AbortController();
  await app.context.route(posts, async (route) => {
    if (!ended.signal.aborted) await once(ended.signal, 'abort');
    await route.continue();
  });
  const answered = app.page.waitForResponse(posts);
  const opened = app.context.waitForEvent('page');
  await app.press();
  await (await opened).close();
  await expect(app.ends).toHaveText([/Outcome: cancelled/]);
  ended.abort();
  await app.expectRetry();
  await answered;
  const { requests, tokens } = await world.observe();
  expect(requests.filter((line) => line.includes('/start/'))).toEqual([]);
  expect(tokens).toBe(0);
});

test('#7 double click: one popup, one attempt, one token', async ({ app, world }) => {
  const opened = app.context.waitForEvent('page');
  await app.press();
  await pause(350); // the interval of a slow double click
  await app.press();
  const popup = await opened;
  await popup.waitForURL(/\/identity\/create\?token=/);
  await app.page.bringToFront();
  await app.press();
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
  await expect(app.ends).toHaveCount(1);
  const { requests, tokens } = await world.observe();
  expect(requests.filter((line) => line === 'POST /api/connect/attempts')).toHaveLength(1);
  expect(tokens).toBe(1);
});

test(
  '#7 repeated clicks on a slow network: one popup, one attempt, one token',
  { tag: '@more' },
  async ({ app, world }) => {
    await app.context.route(posts, async (route) => {
      await pause(3000);
      await route.continue();
    });
    const opened = app.context.waitForEvent('page');
    for (let count = 0; count < 5; count += 1) {
      await app.press();
      await pause(350);
    }
    const popup = await opened;
    await popup.waitForURL(/\/identity\/create\?token=/);
    expect(app.context.pages()).toHaveLength(2);
    await finish(popup);
    await app.expectConnected();
    const { attempts, tokens } = await world.observe();
    expect({ attempts: attempts.length, tokens }).toEqual({ attempts: 1, tokens: 1 });
  },
);

test('#7 two buttons have separate runs: both connect', { tag: '@more' }, async ({ app }) => {
  const first = await app.openPopup('LinkedIn');
  const second = await app.openPopup('Notion');
  await finish(first, 'one@example.com');
  await finish(second, 'two@example.com');
  await expect(app.rows).toHaveCount(2);
  await expect(app.ends).toHaveCount(2);
});
