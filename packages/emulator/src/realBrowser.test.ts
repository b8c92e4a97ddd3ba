import { chromium } from 'playwright';
import { expect, it, onTestFinished } from 'vitest';
import { connectPlaywright, createBrowserWorld, readSession } from './browser.fixture.ts';
import { findChromium } from './chromium/findChromium.ts';
import { demoApiKey } from './demo.ts';
import { remoteHeader } from './http/requestOrigin.ts';

it('gives each session a browser that is signed in as its identity', async () => {
  const { call, createSession, emulator, url } = await createBrowserWorld();
  const session = await createSession('ada@example.com');
  const { page } = await connectPlaywright(session.cdpUrl);
  expect(page.url()).toBe(`http://network.localhost:${new URL(url).port}/`);
  await page.getByRole('textbox', { name: 'Write a post' }).fill('Written by an agent');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByText('Your post is in the feed.').waitFor();
  expect(emulator.siteAccount('network', 'ada@example.com').posts[0]?.text).toBe('Written by an agent');

  const pages: unknown = await (await call('GET', `/v1/sessions/${session.id}/pages`)).json();
  expect(pages).toEqual([
    {
      id: expect.any(String),
      title: await page.title(),
      url: page.url(),
      frontend_url: expect.stringMatching(`^${session.liveUrl.replace('?', '[?]')}&page=\\w+$`),
    },
  ]);

  const disconnected = page.waitForEvent('close');
  await call('DELETE', `/v1/sessions/${session.id}`);
  await disconnected;
  expect(emulator.sessions()).toMatchObject([{ id: session.id, endReason: 'deleted' }]);
  await expect(chromium.connectOverCDP(session.cdpUrl)).rejects.toThrow('This browser session has ended.');
});

it('waits in close for a browser whose session was deleted', async () => {
  const launcher = findChromium();
  if (!launcher) throw new Error('There is no Chromium.');
  const exits: string[] = [];
  const { call, close, createSession } = await createBrowserWorld({
    browsers: {
      async launch() {
        const browser = await launcher.launch();
        void browser.exited.then((reason) => exits.push(reason));
        return browser;
      },
    },
  });
  const { id } = await createSession('ada@example.com');
  await call('DELETE', `/v1/sessions/${id}`);
  await close();
  expect(exits).toEqual(['closed']);
});

it('refuses CDP clients without the secret, and pages', async () => {
  const { createSession, emulator, url } = await createBrowserWorld({ apiKeys: 'any' });
  const session = await createSession('ada@example.com');
  const { searchParams } = new URL((await createSession('bob@example.com')).cdpUrl);
  const address = `${url.replace('http', 'ws')}/cdp/${session.id}`;
  for (const query of ['', '?token=', `?token=${searchParams.get('token')}`])
    await expect(chromium.connectOverCDP(address + query)).rejects.toThrow('401');
  await expect(
    chromium.connectOverCDP(session.cdpUrl, { headers: { origin: 'https://evil.example' } }),
  ).rejects.toThrow('403');
  await expect(
    chromium.connectOverCDP(session.cdpUrl, { headers: { host: 'evil.example' } }),
  ).rejects.toThrow('403');
  const fromElsewhere = { headers: { [remoteHeader]: 'yes' } };
  const request = new Request(session.cdpUrl.replace('ws', 'http'), fromElsewhere);
  expect(await emulator.openCdp(request)).toMatchObject({ status: 403 });
  expect(emulator.log().filter(({ status }) => status === 401 || status === 403)).toHaveLength(6);
  expect(JSON.stringify(emulator.log())).not.toContain('token=');
});

it('starts no browser for other machines, and for pages of other hosts', async () => {
  const { emulator, url } = await createBrowserWorld();
  const init = { method: 'POST', headers: { 'anchor-api-key': demoApiKey } };
  const remote = { ...init, headers: { ...init.headers, [remoteHeader]: 'yes' } };
  for (const [origin, options] of [
    [url, remote],
    ['http://evil.example', init],
  ] as const) {
    const { cdpUrl } = readSession(await (await emulator.fetch(`${origin}/v1/sessions`, options)).json());
    const local = new Request(`${url}${new URL(cdpUrl).pathname}${new URL(cdpUrl).search}`);
    const refused = await emulator.openCdp(local);
    expect(refused).toMatchObject({ status: 404 });
  }
});

it('shows the newest page in the live view, and sends it the input of the viewer', async () => {
  const { close, createSession, emulator } = await createBrowserWorld();
  const session = await createSession('ada@example.com');
  const viewer = await chromium.launch({ executablePath: findChromium()?.path ?? '' });
  onTestFinished(() => viewer.close());
  const live = await viewer.newPage();
  await live.goto(session.liveUrl);
  await live.getByRole('img', { name: /Feed|Network/i }).waitFor();
  const screen = live.getByRole('textbox', { name: /^Browser page/ });
  await screen.focus();

  // The site needs no script, so keys alone reach the field and the button.
  const { page } = await connectPlaywright(session.cdpUrl);
  await page.getByRole('textbox', { name: 'Write a post' }).focus();
  await live.keyboard.type('Written by hand: ü');
  await live.keyboard.press('Tab');
  await live.keyboard.press('Enter');
  await page.getByText('Your post is in the feed.').waitFor();
  expect(emulator.siteAccount('network', 'ada@example.com').posts[0]?.text).toBe('Written by hand: ü');

  await page.evaluate(`window.open('/messages')`);
  await expect.poll(() => live.locator('.address').textContent()).toContain('/messages');
  await live.keyboard.press('Shift+Escape');
  expect(await screen.evaluate((element) => element === document.activeElement)).toBe(false);

  await close();
  await live.getByText('The emulator has ended this browser session.').waitFor();
});

it('ends a session whose browser stops, and sends the webhook', async () => {
  const events: (string | null)[] = [];
  const { call, createSession, emulator } = await createBrowserWorld({
    sendRequest: ({ headers }) => {
      events.push(headers.get('anchor-event'));
      return Promise.resolve(new Response());
    },
  });
  emulator.addWebhook({ url: 'https://app.example/webhooks', secret: 'whsec' });
  const session = await createSession('ada@example.com');
  const { browser } = await connectPlaywright(session.cdpUrl);
  const cdp = await browser.newBrowserCDPSession();
  const stopped = new Promise((resolve) => browser.once('disconnected', resolve));
  void cdp.send('Browser.crash').catch(() => {});
  await stopped;
  await expect.poll(() => emulator.sessions()[0]?.endReason).toBe('crashed');
  await expect.poll(() => events).toEqual(['session.failed']);
  const response = await call('GET', `/v1/sessions/${session.id}`);
  expect(await response.json()).toMatchObject({ data: { status: 'failed' } });
  const live = await fetch(session.liveUrl);
  expect(live.status).toBe(410);
  expect(await live.text()).toContain('stopped unexpectedly');
});
