import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
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

/** Runs `check` on a page. Fails if the page asks another host, misses a file or logs an error. */
async function visit(
  path: string,
  options: { width: number; colorScheme: 'light' | 'dark' },
  check: (page: Page) => Promise<void>,
): Promise<void> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: options.width, height: 800 },
    colorScheme: options.colorScheme,
    reducedMotion: 'reduce',
  });
  trouble.length = 0;
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) trouble.push(url.href);
  });
  context.on('weberror', (error) => trouble.push(error.error().message));
  try {
    const page = await context.newPage();
    await page.goto(`${origin}${base}${path}`);
    await page.waitForLoadState('networkidle');
    await check(page);
    expect(trouble).toEqual([]);
  } finally {
    await context.close();
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

const widths = [360, 1280];
const colorSchemes = ['light', 'dark'] as const;
const looks = widths.flatMap((width) => colorSchemes.map((colorScheme) => ({ width, colorScheme })));

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

test.each(pages.flatMap((path) => looks.map((look) => ({ path, ...look }))))(
  'axe finds nothing on /$path, $width pixels, $colorScheme, and nothing is wider than the page',
  async ({ path, ...look }) => {
    await visit(path, look, async (page) => {
      expect(await findFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
    });
  },
);

test.each(looks)('search finds an error code: $width pixels, $colorScheme', async (look) => {
  await visit('', look, async (page) => {
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('wrong_browser');
    const first = page.getByRole('option').first().getByRole('link');
    await first.waitFor();
    expect(await first.getAttribute('href')).toBe(`${base}errors#wrong_browser`);
    expect(await findFaults(page)).toEqual([]);
    await first.click();
    await page.waitForURL(`**${base}errors#wrong_browser`);
  });
});

test('the address of an error scrolls to its heading, below the bar', async () => {
  await visit('errors#wrong_browser', { width: 1280, colorScheme: 'light' }, async (page) => {
    await expect
      .poll(async () => (await page.locator('#wrong_browser').boundingBox())?.y)
      .toSatisfy((top: number) => top > 60 && top < 300);
  });
});

test('a phone opens the menu, and goes to a page', async () => {
  await visit('quickstart', { width: 360, colorScheme: 'light' }, async (page) => {
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Production checklist' }).click();
    await page.getByRole('heading', { level: 1, name: 'Production checklist' }).waitFor();
  });
});
