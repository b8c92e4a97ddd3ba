import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { connect as connectPuppeteer } from 'puppeteer-core';
import { chromium } from 'playwright';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectPlaywright, createBrowserWorld, openLive, serve, waitForEvent } from '../browser.fixture.ts';
import { findChromium } from '../chromium/findChromium.ts';
import { isRecord } from '../http/fields.ts';

const account = 'ada@example.com';

/** Connects a client that sends no command, until the end of the test. */
function connectSilently(cdpUrl: string): Promise<void> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
  };
  return new Promise((resolve, reject) => {
    request(cdpUrl.replace('ws:', 'http:'), { headers })
      .on('error', reject)
      .on('upgrade', (_, socket) => {
        onTestFinished(() => void socket.destroy());
        resolve();
      })
      .end();
  });
}

describe('a page', () => {
  const pages: Readonly<Record<string, string>> = {
    '/dialog':
      '<title>Before</title><script>setTimeout(() => { alert("Hi"); document.title = "After"; })</script>',
    '/popup': '<title>Opener</title><button onclick="window.open(\'/target\')">Open</button>',
    '/target': '<title>Target</title><h1>Target</h1>',
  };

  it('goes on after its dialog, which viewers learn of', async () => {
    const { call, createSession } = await createBrowserWorld();
    const site = await serve(pages);
    const session = await createSession(account, { session: { initial_url: `${site}/dialog` } });
    const { page, browser } = await connectPlaywright(session.cdpUrl);
    const stream = await fetch((await openLive(session)).events);
    await page.evaluate(`setTimeout(() => location.reload(), 500)`);
    await browser.close();
    await waitForEvent(stream, (name, data) => name === 'dialog' && data['message'] === 'Hi');
    const readPages = async (): Promise<unknown> =>
      (await call('GET', `/v1/sessions/${session.id}/pages`)).json();
    await expect.poll(readPages).toMatchObject([{ title: 'After' }]);
  });

  it('that opens a dialog while a client connects does not stop the client', async () => {
    const { createSession } = await createBrowserWorld();
    const requested: unknown[] = [];
    const page = '<script>setTimeout(() => { navigator.sendBeacon("/opens"); alert("Hi"); }, 500)</script>';
    const site = await serve({ '/late': page }, ({ url }) => requested.push(url));
    const session = await createSession(account, { session: { initial_url: `${site}/late` } });
    await connectSilently(session.cdpUrl);
    await expect.poll(() => requested).toContain('/opens');
    const { page: connected } = await connectPlaywright(session.cdpUrl);
    expect(connected.url()).toBe(`${site}/late`);
  });

  it('can open another, which the live view follows until it closes', async () => {
    const { call, createSession } = await createBrowserWorld();
    const site = await serve(pages);
    const session = await createSession(account, { session: { initial_url: `${site}/popup` } });
    const { page } = await connectPlaywright(session.cdpUrl);
    const popup = page.waitForEvent('popup');
    await page.getByRole('button').click();
    const stream = await fetch((await openLive(session)).events);
    await waitForEvent(stream, (name, data) => name === 'page' && data['url'] === `${site}/target`);
    const list: unknown = await (await call('GET', `/v1/sessions/${session.id}/pages`)).json();
    expect(list).toMatchObject([{ title: 'Opener' }, { title: 'Target' }]);

    // The address of a page shows that page, also behind a newer one.
    const liveUrl = Array.isArray(list) && isRecord(list[0]) ? String(list[0]['frontend_url']) : '';
    const opener = await openLive({ liveUrl });
    const openerStream = await fetch(opener.events);
    const shown = await waitForEvent(openerStream, (name) => name === 'page');
    expect(shown).toMatchObject({ title: 'Opener' });
    await page.evaluate(`addEventListener('keydown', ({ key }) => { document.title = 'Key ' + key; })`);
    const event = { type: 'keydown', key: 'x', code: 'KeyX', text: 'x', keyCode: 88 };
    await fetch(opener.input, { method: 'POST', body: JSON.stringify({ events: [event] }) });
    await page.waitForFunction(`document.title === 'Key x'`);
    expect((await fetch(liveUrl.replace(/page=.*/, 'page=gone'))).status).toBe(404);
    const again = await fetch((await openLive(session)).events);
    await (await popup).close();
    await waitForEvent(again, (name, data) => name === 'page' && data['url'] === `${site}/popup`);
    await waitForEvent(await fetch((await openLive(session)).events), (name) => name === 'frame');
  });

  it('can crash, and the session goes on', async () => {
    const { createSession } = await createBrowserWorld();
    const session = await createSession(account);
    const { page, browser } = await connectPlaywright(session.cdpUrl);
    const address = page.url();
    const stream = await fetch((await openLive(session)).events);
    void page.goto('chrome://crash').catch(() => {});
    await waitForEvent(stream, (name, data) => name === 'page' && data['hasCrashed'] === true);
    const fresh = await browser.contexts()[0]?.newPage();
    await fresh?.goto(address);
    expect(await fresh?.getByRole('textbox', { name: 'Write a post' }).count()).toBe(1);
  });

  it('cannot download', async () => {
    const { createSession } = await createBrowserWorld();
    const site = await serve(pages);
    const { cdpUrl } = await createSession(account);
    // Playwright would allow downloads to its own folder.
    const puppeteer = await connectPuppeteer({ browserWSEndpoint: cdpUrl });
    onTestFinished(() => puppeteer.disconnect());
    const [page] = await puppeteer.pages();
    const cdp = await page?.createCDPSession();
    const canceled = new Promise((resolve) => {
      cdp?.on('Page.downloadProgress', ({ state }) => state !== 'inProgress' && resolve(state));
    });
    await cdp?.send('Page.enable');
    void page?.goto(`${site}/download`).catch(() => {});
    expect(await canceled).toBe('canceled');
  });
});

describe('the live view', () => {
  it('refuses input if it is view only, and wrong input otherwise', async () => {
    const { createSession } = await createBrowserWorld();
    const readOnly = await createSession(account, { session: { live_view: { read_only: true } } });
    const { page, events } = await openLive(readOnly);
    expect(page).not.toContain('<textarea');
    const input = events.replace('/events?', '/input?');
    const text = JSON.stringify({ events: [{ type: 'text', text: 'x' }] });
    expect((await fetch(input, { method: 'POST', body: text })).status).toBe(403);

    const driven = await openLive(await createSession(account));
    const post = async (body: string): Promise<number> =>
      (await fetch(driven.input, { method: 'POST', body })).status;
    expect(await post(text)).toBe(204);
    for (const body of ['{"events":[{"type":"jump"}]}', '{"events":[1]}', '{', '{"events":{}}'])
      expect(await post(body)).toBe(400);
    expect((await fetch(driven.input.replace(/token=../, 'token=00'), { method: 'POST' })).status).toBe(404);
  });

  it('keeps working for the first viewer of a one-time link, but for no other', async () => {
    const { createSession } = await createBrowserWorld();
    const session = await createSession(account, { session: { live_view: { one_time_url: true } } });
    const { events } = await openLive(session);
    expect((await fetch(session.liveUrl)).status).toBe(410);
    const secret = new URL(session.liveUrl).searchParams.get('token') ?? '';
    expect((await fetch(events.replace(/token=.*/, `token=${secret}`))).status).toBe(404);
    for (let count = 0; count < 2; count += 1)
      await waitForEvent(await fetch(events), (name) => name === 'frame');
  });

  it('shows in a frame of any size how the keyboard leaves it', async () => {
    const { createSession } = await createBrowserWorld();
    const { liveUrl } = await createSession(account);
    const viewer = await chromium.launch({ executablePath: findChromium()?.path ?? '' });
    onTestFinished(() => viewer.close());
    for (const [width, height] of [
      [320, 200],
      [600, 400],
      [1200, 750],
    ] as const) {
      const page = await viewer.newPage({ viewport: { width: 1300, height: 900 } });
      const body = `<button>Before</button><iframe src="${liveUrl}" width="${width}" height="${height}"></iframe><button>After</button>`;
      await page.goto(await serve({ '/': body }));
      const frame = page.frameLocator('iframe');
      await frame.getByRole('img').waitFor();
      const [outer, hint] = await Promise.all([
        page.locator('iframe').boundingBox(),
        frame.getByText('Keys go to the browser').boundingBox(),
      ]);
      const bottom = (box: typeof hint): number => (box ? box.y + box.height : NaN);
      expect(bottom(hint)).toBeLessThanOrEqual(bottom(outer));

      const focused = (): Promise<string | null> => page.locator(':focus').textContent();
      await page.getByText('Before').focus();
      // The first Tab enters the viewer. The others go to its browser.
      for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Escape', 'Tab']) await page.keyboard.press(key);
      expect(await focused()).toBe('After');
      for (const key of ['Shift+Tab', 'Shift+Escape', 'Shift+Tab']) await page.keyboard.press(key);
      expect(await focused()).toBe('Before');
    }
  });

  it('works in a frame with a sandbox', async () => {
    const { createSession } = await createBrowserWorld();
    const { liveUrl } = await createSession(account);
    const viewer = await chromium.launch({ executablePath: findChromium()?.path ?? '' });
    onTestFinished(() => viewer.close());
    const page = await viewer.newPage();
    const body = `<iframe sandbox="allow-scripts" src="${liveUrl}" width="800" height="600"></iframe>`;
    await page.goto(await serve({ '/': body }));
    const frame = page.frameLocator('iframe');
    await frame.getByRole('img').waitFor();
    expect(await frame.getByText('Live', { exact: true }).count()).toBe(1);
  });
});
