import type { Request } from '@playwright/test';
import { AppPage, expect, finish, keepCallback, test } from './test.ts';

test('#42 the token never reaches the app', async ({ app }) => {
  const seen: string[] = [];
  app.page.on('request', (request) => seen.push(request.url()));
  const popup = await app.openPopup();
  const token = new URL(popup.url()).searchParams.get('token') ?? '';
  expect(token).not.toBe('');
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
  expect(seen.filter((url) => url.includes(token))).toEqual([]);
  expect(await app.page.content()).not.toContain(token);
});

test(
  '#42 an app with Referrer-Policy unsafe-url: no secret appears in a Referer header or another URL',
  { tag: '@more' },
  async ({ page, addresses, world }) => {
    await world.setHeaders('page', { 'referrer-policy': 'unsafe-url' });
    const requests: Request[] = [];
    page.context().on('request', (request) => requests.push(request));
    const app = new AppPage(page, addresses.app);
    await app.goto();
    const popup = await app.openPopup();
    const token = new URL(popup.url()).searchParams.get('token') ?? 'none';
    const callback = popup.waitForRequest(/\/callback\//);
    await finish(popup);
    await expect(app.rows).toHaveCount(1);
    const { pathname, searchParams } = new URL((await callback).url());
    const state = pathname.split('/').at(-1) ?? 'none';
    const secrets = [token, state, searchParams.get('identity_id') ?? 'none'];
    expect(secrets).not.toContain('none');

    const referrers = requests.map((request) => request.headers()['referer'] ?? '');
    expect(referrers.filter((referrer) => referrer.startsWith(app.origin))).not.toEqual([]);
    const elsewhere = requests
      .map((request) => request.url())
      .filter((url) => !url.startsWith(addresses.anchor) && !url.includes('/callback/'));
    for (const secret of secrets) {
      expect(elsewhere.filter((url) => url.includes(secret))).toEqual([]);
      // The emulator's pages may send their own URL to themselves.
      const foreignReferrers = referrers.filter((referrer) => !referrer.startsWith(addresses.anchor));
      expect(foreignReferrers.filter((referrer) => referrer.includes(secret))).toEqual([]);
    }
  },
);

test('#43 markup in place of an id: refused, and no script runs', async ({ app, world }) => {
  await world.configure({ popupMessage: 'off' });
  const popup = await app.openPopup();
  const callback = new URL(await keepCallback(popup));
  callback.searchParams.set('identity_id', '</script><script>document.title="run"</script>');
  const response = await popup.goto(callback.href);
  expect(response?.status()).toBe(400);
  expect(await response?.text()).not.toContain('document.title="run"');
  expect(await popup.title()).not.toBe('run');
  expect((await world.observe()).connections).toEqual([]);
});
