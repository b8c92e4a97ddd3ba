/* oxlint-disable no-underscore-dangle -- Storybook's name for its channel */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { preview, type PreviewServer } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { find } from './browser.mjs';
import { statesOf } from './statesOf.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const site = `${root}storybook-static`;
execFileSync(`${root}node_modules/.bin/storybook`, ['build', '--quiet', '-o', site], { cwd: root });
const index: { entries: Record<string, { id: string; title: string; type: string }> } = JSON.parse(
  readFileSync(`${site}/index.json`, 'utf8'),
);
const entries = Object.values(index.entries);

declare global {
  /** Storybook's own, in its frame of stories. */
  var __STORYBOOK_ADDONS_CHANNEL__: {
    emit: (event: string, detail: unknown) => void;
  };
}

let server: PreviewServer;
let origin: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What went to another origin, where it found nothing. */
const outside: string[] = [];
const errors: string[] = [];
/** Plays side by side on one page, or left half way, may find no time: the tests of the stories judge them, one by one. */
const ofPlay = /^(TestingLibraryElementError|AssertionError|Error: \S*expect\()/;

beforeAll(async () => {
  server = await serve('/');
  ({ origin } = addressOf(server));
  // Not by routes, which would leave every page without a cache.
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'];
  browser = await chromium.launch({ executablePath: find(), args });
  context = await browser.newContext({ colorScheme: 'light' });
  context.on('request', (request) => note(request.url()));
  context.on('weberror', (error) => errors.push(error.error().message));
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !ofPlay.test(message.text()))
      errors.push(`${message.text()} ${message.location().url}`);
  });
  page.on('websocket', (socket) => note(socket.url()));
});
afterAll(async () => {
  await Promise.all([server.close(), browser.close()]);
});
afterEach(() => {
  const trouble = [...outside.splice(0), ...errors.splice(0)];
  if (trouble.length > 0) throw new Error(trouble.join('\n'));
});

function serve(base: string): Promise<PreviewServer> {
  const options = { root, base, configFile: false, appType: 'mpa', logLevel: 'silent' } as const;
  return preview({ ...options, build: { outDir: site }, preview: { host: 'localhost', port: 4600 } });
}

function addressOf({ resolvedUrls }: PreviewServer): URL {
  return new URL(resolvedUrls?.local[0] ?? '');
}

function note(address: string): void {
  const { hostname, protocol } = new URL(address);
  if (hostname !== 'localhost' && protocol !== 'data:' && protocol !== 'blob:') outside.push(address);
}

/** Loads a story or a docs page, without the manager around it. */
async function load(id: string, query = '', at = origin): Promise<void> {
  const mode = id.endsWith('--docs') ? 'docs' : 'story';
  await page.goto(`${at}/iframe.html?id=${id}&viewMode=${mode}${query}`);
  await page.locator('body:is(.sb-show-main, .sb-show-errordisplay, .sb-show-nopreview)').waitFor();
  expect(await page.locator('body').getAttribute('class')).toContain('sb-show-main');
}

const choose = (globals: Record<string, string>) =>
  page.evaluate(
    (chosen) => globalThis.__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', { globals: chosen }),
    globals,
  );

test('the manager begins with the introduction', async () => {
  await page.goto(origin);
  const story = page.frameLocator('#storybook-preview-iframe');
  await story.getByRole('heading', { level: 1, name: 'Connected accounts, ready to place' }).waitFor();
  expect(new URL(page.url()).searchParams.get('path')).toBe('/story/introduction--introduction');
});

test.each(['about', 'whats-new', 'guide', 'shortcuts'])('the manager says about itself: %s', async (path) => {
  await page.goto(`${origin}/?path=/settings/${path}`);
  await page.waitForLoadState('networkidle');
  expect(await page.locator('#root').textContent()).not.toBe('');
});

const outline = 'components-connectaccountbutton--outline';
const pages = [
  'introduction--introduction',
  'get-started--get-started',
  'look-tokens--tokens',
  'look-anatomy--anatomy',
  'live--live',
];

const docs = entries.filter(({ type }) => type === 'docs').map(({ id }) => id);

test('every title has a page, except parts of the list', () => {
  const hasPage = new Set(
    entries.filter(({ type, id }) => type === 'docs' || pages.includes(id)).map(({ title }) => title),
  );
  const others = new Set(entries.map(({ title }) => title).filter((title) => !hasPage.has(title)));
  expect([...others].toSorted()).toEqual(
    ['Activity', 'Agent access', 'Rename'].map((name) => `Components/ConnectionList/${name}`),
  );
});

test.each([...pages, ...docs])('the page %s', async (id) => {
  await load(id);
  const title = page.locator(':is(#storybook-root, #storybook-docs) h1').first();
  await title.waitFor();
  await page.waitForLoadState('load'); // of the frames, too
  expect(await title.textContent()).not.toBe('');
});

test.each(docs)(
  'each story on the page %s is in the state that its name says, and stays in it',
  async (id) => {
    await page.clock.install();
    await load(id);
    await page.locator('#storybook-docs h1').first().waitFor();
    const title = index.entries[id]?.title;
    const ids = entries
      .filter((entry) => entry.title === title && entry.type === 'story')
      .map((entry) => entry.id);
    const states = await page.evaluate(statesOf, ids);
    const wrong = async () => {
      const missing = [];
      for (const [story, state] of states) {
        const block = page.locator(`[id^="story--${story}"]`);
        if ((await block.count()) > 0 && (await block.locator(`[data-state="${state}"]`).count()) === 0)
          missing.push(`${story}: ${state}`);
      }
      return missing;
    };
    await expect.poll(wrong, { timeout: 30_000 }).toEqual([]);
    await page.clock.runFor(4000);
    await expect.poll(wrong).toEqual([]);
  },
);

test.each([
  ['components-connectaccountbutton--docs', 'a[href*="/api/connect/start/"]'],
  ['look-anatomy--anatomy', '[data-part="rename-message"]'],
])('%s stays at its top while its stories play', async (id, last) => {
  await load(id);
  await page.locator(last).waitFor();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test.each([
  [{ theme: 'dark' }, 'color-scheme', 'dark'],
  [{ theme: 'light' }, 'color-scheme', 'light'],
  [{ theme: 'auto' }, 'color-scheme', 'light dark'],
  [{ look: 'violet' }, '--connect-accent', 'light-dark(#5b3df5, #a594ff)'],
  [{ look: 'paper' }, '--connect-accent', 'light-dark(#8a3b12, #f0b27a)'],
  [{ look: 'compact' }, '--connect-accent', 'light-dark(#1257d6, #8fb4ff)'],
  [{ look: 'contrast' }, '--connect-accent', 'light-dark(#000, #fff)'],
  [{ look: 'violet', density: 'dense' }, '--connect-control-size', '1.875rem'],
  [{ look: 'compact', density: 'roomy' }, '--connect-control-size', '2.75rem'],
  [{ locale: 'ar' }, 'direction', 'rtl'],
  [{ direction: 'rtl' }, 'direction', 'rtl'],
])('the toolbar: %o', async (globals, property, value) => {
  const plain = { theme: 'auto', look: 'default', density: 'theme', locale: 'en', direction: 'auto' };
  if (!page.url().includes(outline)) await load(outline);
  const button = page.locator('[data-part="button"]');
  await button.waitFor();
  await choose({ ...plain, ...globals });
  const read = () =>
    button.evaluate(
      (element, name) => getComputedStyle(element).getPropertyValue(name).replaceAll(' ', ''),
      property,
    );
  await expect.poll(read).toBe(value.replaceAll(' ', ''));
});

test('a language of the toolbar, and a story that keeps its server meanwhile', async () => {
  await load(outline);
  const button = page.locator('[data-part="button"]');
  await button.waitFor();
  await choose({ locale: 'de' });
  await button.getByText('LinkedIn verbinden').waitFor();
  await button.click();
  await button.getByText('Verbunden', { exact: true }).waitFor();
  await choose({ locale: 'pseudo' });
  await expect.poll(() => button.textContent()).toMatch(/^\[/);
});

async function openSignIn(): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'LinkedIn' }).click();
  const popup = await opened;
  await popup.getByRole('button', { name: 'Sign in' }).click();
  return popup;
}

test('live: a window opens on the emulator, and the account comes to the list', async () => {
  await load('live--live');
  const popup = await openSignIn();
  await popup.getByRole('button', { name: 'Continue' }).click();
  await page.locator('[data-part="row"]').waitFor();
  await expect.poll(() => popup.isClosed()).toBe(true);
});

test.each(['args', 'globals'])('live: a scenario by %s', async (where) => {
  await load('live--live', `&${where}=scenario:wrong-password`);
  const popup = await openSignIn();
  await popup.getByRole('alert').waitFor();
  expect(await popup.title()).not.toBe('');
  await popup.close();
  // Otherwise the next page resumes the attempt, and its button waits for the server.
  await page.evaluate(() => sessionStorage.clear());
});

test('live: in a folder of a site the story says that no window can be served', async () => {
  const nested = await serve('/kit/');
  const { href } = addressOf(nested);
  try {
    await load('live--live', '', href.replace(/\/$/, ''));
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('root of its origin');
    expect(errors.splice(0).join()).toContain('404'); // of the service worker
  } finally {
    await nested.close();
  }
});
