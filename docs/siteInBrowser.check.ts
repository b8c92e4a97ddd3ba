import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { find } from '../scripts/browser.mjs';
import { base, fileOf, site } from './builtSite.fixture.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

let server: Server;
let browser: Browser;
let origin: string;
/** Requests to other hosts, and files that are missing. */
const trouble: string[] = [];

beforeAll(async () => {
  // As GitHub Pages serves it: below the base, and pages without `.html`.
  server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = pathname.startsWith(base) ? fileOf(pathname.slice(base.length)) : undefined;
    if (!file) trouble.push(`404 ${pathname}`);
    response.writeHead(file ? 200 : 404, { 'content-type': types[extname(file ?? '.html')] ?? 'text/plain' });
    response.end(readFileSync(join(site, file ?? '404.html')));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no address.');
  origin = `http://localhost:${address.port}`;
  browser = await chromium.launch({
    executablePath: find(),
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'],
  });
});

afterAll(async () => {
  await browser.close();
  server.close();
});

interface Look {
  width: number;
  colorScheme: 'light' | 'dark';
}

const looks: Look[] = [360, 1280].flatMap((width) => [
  { width, colorScheme: 'light' },
  { width, colorScheme: 'dark' },
]);

/** Opens a page and runs `check` in each look. Fails if the page asks another host, misses a file or logs an error. */
async function visit(
  path: string,
  check: (page: Page, look: Look) => Promise<void>,
  inLooks = looks,
): Promise<void> {
  trouble.length = 0;
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) trouble.push(url.href);
  });
  try {
    await page.goto(`${origin}${base}${path}`);
    await page.waitForLoadState('networkidle');
    for (const look of inLooks) {
      await page.setViewportSize({ width: look.width, height: 800 });
      await page.emulateMedia({ colorScheme: look.colorScheme });
      await check(page, look);
    }
    expect(trouble).toEqual([]);
  } finally {
    await page.close();
  }
}

/** What axe finds, with the first element of each. */
async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // @ts-expect-error axe is a global of the page.
    const { violations } = await globalThis.axe.run();
    return violations.map(
      ({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`,
    );
  });
}

/** The home page, a guide, long tables, long code, diagrams, a checklist and the generated reference. */
const pages = [
  '',
  'quickstart',
  'errors-by-symptom',
  'frameworks',
  'how-it-works',
  'guides/production',
  'reference/react',
];

test.each(pages)('axe finds nothing on /%s, and nothing is wider than the page', async (path) => {
  await visit(path, async (page, look) => {
    await expect
      .poll(() => page.evaluate(() => document.documentElement.classList.contains('dark')))
      .toBe(look.colorScheme === 'dark');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
    expect([look, await findFaults(page)]).toEqual([look, []]);
  });
});

test('search finds an error code', async () => {
  await visit('', async (page, look) => {
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('combobox', { name: 'Search' }).fill('wrong_browser');
    const first = page.getByRole('option').first();
    await first.getByText('wrong_browser').waitFor();
    expect(await first.getAttribute('href')).toBe(`${base}errors#wrong_browser`);
    expect([look, await findFaults(page)]).toEqual([look, []]);
    await first.click();
    await page.waitForURL(`**${base}errors#wrong_browser`);
  });
});

const [phone, , desktop] = looks;

test('the address of an error scrolls to its heading, below the bar', async () => {
  await visit(
    'errors#wrong_browser',
    async (page) => {
      await expect
        .poll(async () => (await page.locator('#wrong_browser').boundingBox())?.y)
        .toSatisfy((top: number) => top > 60 && top < 300);
    },
    desktop && [desktop],
  );
});

test('a phone opens the menu, and goes to a page', async () => {
  await visit(
    'quickstart',
    async (page) => {
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.getByRole('link', { name: 'Production checklist' }).click();
      const title = page.getByRole('heading', { level: 1 });
      await expect.poll(() => title.textContent()).toContain('Production checklist');
    },
    phone && [phone],
  );
});
