import { request as plainRequests, type Page } from '@playwright/test';
import {
  addFrame,
  type AppPage,
  expect,
  finish,
  keepCallback,
  leaveFor,
  test,
  type RemoteWorld,
} from './test.ts';

/** Presses the button and stops the popup before the start link, so the link is still unused. */
async function keepStart(app: AppPage): Promise<{ popup: Page; startUrl: string }> {
  await app.context.route('**/start/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }), {
    times: 1,
  });
  const opened = app.context.waitForEvent('page');
  await app.press();
  const popup = await opened;
  await popup.waitForURL(/\/start\//);
  return { popup, startUrl: popup.url() };
}

/** The server's responses to requests for a path. */
const answersTo = async (world: RemoteWorld, path: string) =>
  (await world.observe()).answers.filter((line) => line.includes(path));

/** The response is a refusal, or the response to a HEAD request, which has no effect. */
const isHarmless = (line: string) => / (403|404|405|503)$/.test(line) || /^HEAD .* 204$/.test(line);

/** Requests a URL in every way that a page can without navigating a window. */
function load(url: string) {
  const loaders = [
    ['img', { src: url }],
    ['script', { src: url }],
    ['iframe', { src: url }],
    ['object', { data: url }],
    ['link', { rel: 'stylesheet', href: url }],
    ['link', { rel: 'prefetch', href: url }],
  ] as const;
  for (const [tag, attributes] of loaders) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
  }
  void fetch(url, { mode: 'no-cors', credentials: 'include' }).catch(() => {});
  void fetch(url, { mode: 'no-cors', credentials: 'include', method: 'HEAD' }).catch(() => {});
  navigator.sendBeacon(url);
}
const kinds = 9;

for (const site of ['the app', 'another site'] as const) {
  test(
    `#46 ${site} requests the start link without navigating a window: refused, and the link stays usable`,
    { tag: '@more' },
    async ({ app, addresses, world }) => {
      const { popup, startUrl } = await keepStart(app);
      const { pathname } = new URL(startUrl);
      const page = site === 'the app' ? app.page : await app.context.newPage();
      if (page !== app.page) await page.goto(addresses.evil);
      await page.evaluate(load, startUrl);
      await expect.poll(() => answersTo(world, pathname)).toHaveLength(kinds);
      const answers = await answersTo(world, pathname);
      expect(answers.filter((line) => !isHarmless(line))).toEqual([]);
      expect(await world.observe()).toMatchObject({ tokens: 0, attempts: [{ outcome: null }] });

      await popup.goto(startUrl);
      await finish(popup);
      await expect(app.rows).toHaveCount(1);
    },
  );
}

test(
  '#46 a signed-in user clicks the start link on another site: refused, and the link stays usable',
  { tag: '@more' },
  async ({ app, addresses, world }) => {
    const { popup, startUrl } = await keepStart(app);
    const evil = await app.context.newPage();
    await evil.goto(addresses.evil);
    await evil.evaluate((href) => {
      const link = document.createElement('a');
      Object.assign(link, { href, textContent: 'win' });
      link.style.cssText = 'position:fixed;inset:0';
      document.body.append(link);
    }, startUrl);
    const answered = evil.waitForResponse(startUrl);
    await evil.mouse.click(200, 200);
    expect((await answered).status()).toBe(403);
    const { cookies, ...seen } = await world.observe();
    const { pathname } = new URL(startUrl);
    expect(
      cookies.findLast((line) => line.includes(pathname)),
      'the browser sent the binding cookie',
    ).toContain('__Host-');
    expect(seen).toMatchObject({ tokens: 0, attempts: [{ outcome: null }] });

    await popup.goto(startUrl);
    await finish(popup);
    await expect(app.rows).toHaveCount(1);
  },
);

test('#46 a mail scanner requests start and callback: no token is used, and nothing is connected', async ({
  app,
  world,
}) => {
  await world.configure({ popupMessage: 'off' });
  const scanner = await plainRequests.newContext({ ignoreHTTPSErrors: true });
  const scan = async (link: string) => {
    const { host, port, pathname, search } = new URL(link);
    const headers = { host }; // only the browser resolves the name
    for (const method of ['HEAD', 'GET', 'POST', 'OPTIONS']) {
      await scanner.fetch(`https://127.0.0.1:${port}${pathname}${search}`, {
        method,
        headers,
        maxRedirects: 0,
      });
    }
    // A response can arrive before the server has noted it.
    await expect.poll(() => answersTo(world, pathname)).toHaveLength(4);
    expect((await answersTo(world, pathname)).filter((line) => !isHarmless(line))).toEqual([]);
  };
  const { popup, startUrl } = await keepStart(app);
  await scan(startUrl);
  expect(await world.observe()).toMatchObject({ tokens: 0, attempts: [{ outcome: null }] });

  await popup.goto(startUrl);
  const callback = await keepCallback(popup);
  await scan(callback);
  expect(await world.observe()).toMatchObject({ connections: [], attempts: [{ outcome: null }] });
  await leaveFor(popup, callback);
  await expect(app.rows).toHaveCount(1);
  await scanner.dispose();
});

test(
  '#46 the browser prefetches and prerenders both links: no token is used, and nothing is connected',
  { tag: '@more' },
  async ({ app, world }) => {
    await world.configure({ popupMessage: 'off' });
    const speculate = (url: string) =>
      app.page.evaluate((href) => {
        const script = document.createElement('script');
        script.type = 'speculationrules';
        const rule = [{ urls: [href], eagerness: 'immediate' }];
        script.textContent = JSON.stringify({ prefetch: rule, prerender: rule });
        document.body.append(script);
      }, url);
    const { popup, startUrl } = await keepStart(app);
    await speculate(startUrl);
    await expect.poll(() => answersTo(world, new URL(startUrl).pathname)).not.toEqual([]);
    expect((await world.observe()).tokens).toBe(0);

    await popup.goto(startUrl);
    const callback = await keepCallback(popup);
    await speculate(callback);
    await expect.poll(() => answersTo(world, new URL(callback).pathname)).not.toEqual([]);
    expect((await world.observe()).connections).toEqual([]);
    await leaveFor(popup, callback);
    await expect(app.rows).toHaveCount(1);
  },
);

test(
  '#46 another site frames the callback for a signed-in user: nothing is connected',
  { tag: '@more' },
  async ({ app, addresses, world }) => {
    await world.configure({ popupMessage: 'off' });
    const callback = await keepCallback(await app.openPopup());
    const evil = await app.context.newPage();
    await evil.goto(addresses.evil);
    await addFrame(evil, { src: callback });
    await evil.evaluate(load, callback);
    await expect.poll(() => answersTo(world, new URL(callback).pathname)).toHaveLength(kinds + 1);
    const { answers, connections, attempts } = await world.observe();
    expect(answers.filter((line) => line.includes('/callback/') && !isHarmless(line))).toEqual([]);
    expect({ connections, attempts }).toMatchObject({ connections: [], attempts: [{ outcome: null }] });
  },
);
