import { once } from 'node:events';
import { AppPage, expect, finish, more, test } from './test.ts';

test('#54 Enter on the button opens a popup that connects', async ({ app }) => {
  await app.button('LinkedIn').focus();
  const opened = app.context.waitForEvent('page');
  await app.page.keyboard.press('Enter');
  await finish(await opened);
  await app.expectConnected();
});

/** How a popup blocker or the host app may replace `window.open` to block popups. */
const refusals = {
  'returns undefined': () => void Object.defineProperty(window, 'open', { value: () => undefined }),
  throws: () =>
    void Object.defineProperty(window, 'open', {
      value: () => {
        throw new DOMException('Refused.', 'InvalidAccessError');
      },
    }),
  'returns an empty object': () => void Object.defineProperty(window, 'open', { value: () => ({}) }),
  'returns a closed window': () =>
    void Object.defineProperty(window, 'open', {
      value: () => ({ closed: true, close() {}, focus() {}, location: { replace() {} } }),
    }),
};
for (const [what, replace] of Object.entries(refusals)) {
  test(
    `#55 window.open ${what}: continues in the same tab`,
    { tag: more(what !== 'throws') },
    async ({ page, addresses, world }) => {
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      await page.addInitScript(replace);
      const app = new AppPage(page, addresses.app);
      await app.goto();
      await app.press();
      await page.waitForURL(/\/identity\/create/);
      await finish(page);
      await page.waitForURL(`${addresses.app}/`);
      await expect(app.rows).toHaveCount(1);
      expect((await world.observe()).tokens).toBe(1);
      expect(problems).toEqual([]);
    },
  );
}

test(
  '#55 window.open returns a proxy of the window: connects, and the popup closes',
  { tag: '@more' },
  async ({ page, addresses }) => {
    await page.addInitScript(() => {
      const real = window.open.bind(window);
      window.open = (...args) => {
        const opened = real(...args);
        if (!opened) return opened;
        return new Proxy(opened, {
          get: (target, name) => {
            const value: unknown = Reflect.get(target, name);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        });
      };
    });
    const app = new AppPage(page, addresses.app);
    await app.goto();
    const popup = await app.openPopup();
    const closed = popup.waitForEvent('close');
    await finish(popup);
    await closed;
    await app.expectConnected();
  },
);

for (const mode of ['popup', 'redirect'] as const) {
  test(
    `#56 a service worker handles every request, ${mode}: connects`,
    { tag: more(mode !== 'popup') },
    async ({ app, world }) => {
      await world.publish(
        '/sw.js',
        `oninstall = () => skipWaiting();
      onactivate = (event) => event.waitUntil(clients.claim());
      onfetch = (event) => event.respondWith(fetch(event.request));`,
      );
      await app.page.evaluate(async () => {
        await navigator.serviceWorker.register('/sw.js');
        await navigator.serviceWorker.ready;
      });
      await app.goto();
      expect(await app.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      if (mode === 'popup') await finish(await app.openPopup());
      else {
        await app.page.getByLabel('In this tab').check();
        await app.press();
        await finish(app.page);
        await app.page.waitForURL(`${app.origin}/`);
      }
      await expect(app.rows).toHaveCount(1);
      await expect(app.ends.filter({ hasText: 'Connected' })).toHaveCount(1);
      expect((await world.observe()).connections).toHaveLength(1);
    },
  );
}

test('#57 an app with a strict CSP and Trusted Types: the blank popup shows that it loads, and connects', async ({
  page,
  addresses,
  world,
}) => {
  await world.setHeaders('page', {
    'content-security-policy':
      "default-src 'self'; img-src 'self' data:; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  });
  const refused: string[] = [];
  page.on(
    'console',
    (message) => message.text().includes('Content Security Policy') && refused.push(message.text()),
  );
  const looked = new AbortController();
  await page.context().route('**/api/connect/attempts', async (route) => {
    if (!looked.signal.aborted) await once(looked.signal, 'abort');
    await route.continue();
  });
  const app = new AppPage(page, addresses.app);
  await app.goto();
  const opened = page.context().waitForEvent('page');
  await app.press();
  const popup = await opened;
  await expect(popup.locator('body')).toHaveText('Acme Connect LinkedIn Loading…');
  expect(await popup.locator('body').evaluate((body) => getComputedStyle(body).textAlign)).toBe('center');
  looked.abort();
  await finish(popup);
  await app.expectConnected();
  expect(refused).toEqual([]);
});
