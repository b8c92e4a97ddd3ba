import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  connectPlaywright,
  createBrowserWorld,
  openLive,
  serve,
  waitForEvent,
  type BrowserWorld,
  type Session,
} from './browser.fixture.ts';
import { findChromium } from './chromium/findChromium.ts';
import { createTask, readBody, runTask } from './tasks/tasks.fixture.ts';

const account = 'ada@example.com';

/** Expects that a session still works. */
async function expectWorks({ call }: BrowserWorld, { id }: Session): Promise<void> {
  const screenshot = await call('GET', `/v1/sessions/${id}/screenshot`);
  expect([screenshot.status, screenshot.headers.get('content-type')]).toEqual([200, 'image/png']);
}

it('the crash of a browser ends its session only', async () => {
  const world = await createBrowserWorld();
  const [broken, other] = [await world.createSession(account), await world.createSession(account)];
  const { browser } = await connectPlaywright(broken.cdpUrl);
  void (await browser.newBrowserCDPSession()).send('Browser.crash').catch(() => {});
  await expect.poll(() => world.emulator.sessions()[0]?.endReason).toBe('crashed');
  expect(world.emulator.sessions()[1]?.endReason).toBeNull();
  await expectWorks(world, other);
});

it('an end of the session, of the page or of its browser ends a task with a reason', async () => {
  const waiting = createTask(async ({ page }) => {
    await page.evaluate('new Promise(() => {})');
  });
  const world = await createBrowserWorld({ tasks: [waiting] });
  const endings = [
    ['The page has crashed.', 'Page.crash'],
    ['The page was closed.', 'Page.close'],
    ['The browser session of the run has ended: crashed.', 'Browser.crash'],
  ] as const;
  for (const [error, command] of endings) {
    const { id: session_id, cdpUrl } = await world.createSession(account);
    const { page, browser } = await connectPlaywright(cdpUrl);
    const ended = runTask(world, 'task', {}, { session_id });
    await expect.poll(() => world.emulator.taskRuns().at(-1)?.status).toBe('running');
    const ofPage = command !== 'Browser.crash';
    const cdp = ofPage ? await page.context().newCDPSession(page) : await browser.newBrowserCDPSession();
    void cdp.send(command).catch(() => {});
    expect(await ended).toMatchObject({ status: 'failure', error });
  }
});

it('a dialog and a page that moves on do not stop a task', async () => {
  const site = await serve({
    '/first': '<script>setTimeout(() => { alert("Hi"); location.href = "/next"; }, 100)</script>',
    '/next': '<h1>Next</h1>',
  });
  const read = createTask(async ({ page }) => {
    await page.goto(`${site}/first`);
    return { heading: await page.text('h1') };
  });
  const world = await createBrowserWorld({ tasks: [read] });
  expect(await runTask(world, 'task', {}, {})).toMatchObject({ result: { heading: 'Next' } });
});

it('a huge page is shown, and the session goes on', async () => {
  const world = await createBrowserWorld();
  const site = await serve({
    '/huge': `<title>Huge</title>${'<p>A long line of text.</p>'.repeat(200_000)}`,
  });
  const session = await world.createSession(account);
  const stream = await fetch((await openLive(session)).events);
  const response = await world.call('POST', `/v1/sessions/${session.id}/goto`, { url: `${site}/huge` });
  expect([response.status, await readBody(response)]).toEqual([200, { status: 'success' }]);
  await waitForEvent(stream, (name, data) => name === 'page' && data['title'] === 'Huge');
  await expectWorks(world, session);
});

it('a page that leaves for another site takes no sign-in along', async () => {
  const world = await createBrowserWorld();
  const cookies: (string | undefined)[] = [];
  const site = await serve({ '/elsewhere': '<title>Elsewhere</title>' }, ({ headers }) =>
    cookies.push(headers.cookie),
  );
  const session = await world.createSession(account);
  const { page } = await connectPlaywright(session.cdpUrl);
  const address = page.url();
  await page.evaluate(`location.href = '${site}/elsewhere'`);
  await page.waitForURL('**/elsewhere');
  expect(new Set(cookies)).toEqual(new Set([undefined]));
  await page.goto(address);
  await page.getByRole('textbox', { name: 'Write a post' }).waitFor();
});

it('a browser is signed out at the next page once its identity is deleted', async () => {
  const world = await createBrowserWorld();
  const session = await world.createSession(account);
  const { page } = await connectPlaywright(session.cdpUrl);
  const [identity] = world.emulator.identities();
  await world.call('DELETE', `/v1/identities/${identity?.id}`);
  await page.getByRole('textbox', { name: 'Write a post' }).waitFor();
  expect((await page.reload())?.status()).toBe(401);
  await page.getByRole('heading', { name: 'You are signed out of Network' }).waitFor();
  expect(world.emulator.sessions()).toMatchObject([{ id: session.id, endReason: null }]);
  await expectWorks(world, session);
});

it('a profile that cannot be written makes the start fail, and leaves nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'chromium');
  // No file may grow, as on a full disk.
  writeFileSync(path, `#!/bin/sh\nulimit -f 0\nexec ${findChromium()?.path} "$@"\n`);
  chmodSync(path, 0o755);
  const world = await createBrowserWorld({ browsers: findChromium(path) });
  const response = await world.call('POST', '/v1/sessions');
  expect([response.status, await response.text()]).toEqual([
    500,
    expect.stringContaining('The browser of the session did not start.'),
  ]);
  expect(world.emulator.sessions()).toEqual([]);
});
