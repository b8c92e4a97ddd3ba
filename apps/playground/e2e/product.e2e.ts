import type { Page } from '@playwright/test';
import { AppPage, expect, finish, test } from './test.ts';

/** How far the page scrolls sideways, in pixels. */
const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const languages = ['en', 'de', 'ar'] as const;
const widths = [320, 360, 768, 1280, 1600];

for (const language of languages)
  test(`nothing scrolls sideways at ${widths.join(', ')} px, in ${language}`, async ({ page, addresses }) => {
    await page.addInitScript((value) => sessionStorage.setItem('language', value), language);
    const app = new AppPage(page, addresses.app);
    await page.goto(app.origin);
    const heading = page.getByRole('heading', { level: 1 });
    const check = async (what: string) => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflowOf(page), `${what}, ${width} px`).toBe(0);
      }
    };
    await expect(page.locator('[data-part="tile"]')).toHaveCount(8);
    await check('without accounts');

    const opened = page.context().waitForEvent('page');
    await page.locator('[data-part="tile"] [data-part="button"]').first().click();
    await finish(await opened, 'a-rather-long-name-of-an-account@accounts.example.com');
    await expect(app.rows).toHaveCount(1);
    await page.locator('.inspector > details').evaluate((panel: HTMLDetailsElement) => {
      panel.open = true;
    });
    await check('with an account and the open panel');

    await page.goto(`${app.origin}/chat`);
    await expect(heading).toBeVisible();
    await check('in the chat');
    await page.getByRole('banner').getByRole('combobox').selectOption('');
    await expect(page.locator('main.page-message')).toBeVisible(); // the server has answered
    await page.goto(app.origin);
    await expect(page.locator('main.page-message')).toBeVisible();
    await check('signed out');
  });

test('the text follows the font size of the browser', async ({ app }) => {
  const { page } = app;
  const sizes = () =>
    page.evaluate(() =>
      [
        'main h2',
        'main .lead',
        '[data-part="tile"] [data-part="button"]',
        '.inspector summary',
        '.brand',
      ].map((selector) =>
        Number.parseFloat(getComputedStyle(document.querySelector(selector) ?? document.body).fontSize),
      ),
    );
  const before = await sizes();
  const session = await app.context.newCDPSession(page);
  // What the settings of the browser change: the size of text without another size.
  await session.send('Page.enable');
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  await expect.poll(sizes).toEqual(before.map((size) => size * 2));
  expect(await overflowOf(page)).toBe(0);
});

test('without accounts, the page says what the assistant can do; with one, it asks it', async ({ app }) => {
  const { page } = app;
  const accounts = page.getByRole('region', { name: 'Your accounts' });
  await expect(accounts.getByRole('heading', { name: 'No accounts connected yet' })).toBeVisible();
  await expect(accounts.getByRole('listitem')).toHaveText([/^LinkedIn/, /^Salesforce/, /^Notion/]);

  await finish(await app.openPopup('Salesforce'));
  await expect(app.rows).toHaveCount(1);
  const links = page.getByRole('region', { name: 'Ask the assistant' }).getByRole('link');
  await expect(links).toHaveCount(1);
  await links.click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue(
    'Which Salesforce deals are open?',
  );
});

test('the panel groups events by attempt, the newest first and unfolded', async ({ app }) => {
  const { page } = app;
  await (await app.openPopup('LinkedIn')).close();
  await app.expectRetry('LinkedIn');
  await finish(await app.openPopup('Notion'));
  await expect(app.rows).toHaveCount(1);

  const attempts = page.locator('.attempt');
  await expect(attempts.locator('summary')).toHaveText(['NotionConnected', 'LinkedInIn progress']);
  await expect(attempts.first().getByText('Sign-in started')).toBeVisible();
  await expect(attempts.last().getByText('Sign-in started')).toBeHidden();
  await attempts.last().locator('summary').click();
  await expect(attempts.last().getByText('Sign-in started')).toBeVisible();
});

test('the panel is folded on a narrow screen, and opens', async ({ app }) => {
  const { page } = app;
  const settings = page.getByLabel('Scenario');
  await expect(settings).toBeVisible();
  await page.setViewportSize({ width: 768, height: 900 });
  await page.reload();
  await expect(app.button('LinkedIn')).toBeVisible();
  await expect(settings).toBeHidden();
  await page.getByText('Behind the scenes').click();
  await expect(settings).toBeVisible();
});

test('theme and language are the visitor’s choice, also after a sign-in in this tab', async ({ app }) => {
  const { page } = app;
  const root = page.locator('html');
  await page.getByLabel('Theme').selectOption('dark');
  await page.getByLabel('Language').selectOption('ar');
  await page.getByLabel('In this tab').check();
  await expect(root).toHaveAttribute('dir', 'rtl');
  await page.locator('[data-part="tile"] [data-part="button"]').first().click();
  await page.waitForURL(/\/identity\/create/);
  await finish(page);
  await page.waitForURL(`${app.origin}/`);
  await expect(app.rows).toHaveCount(1);
  await expect(root).toHaveAttribute('dir', 'rtl');
  expect(await root.evaluate((element) => getComputedStyle(element).colorScheme)).toBe('dark');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('الحسابات المرتبطة');
});

test('an application has the same picture in the app and on the hosted page', async ({ app }) => {
  const picture = app.page.locator('[data-part="tile"]').filter({ hasText: 'Salesforce' }).locator('img');
  const file = await picture.evaluate(async (image: HTMLImageElement) => (await fetch(image.src)).text());
  const hosted = (await app.openPopup('Salesforce')).locator('main img');
  await expect(hosted).toHaveAttribute('src', `data:image/svg+xml,${encodeURIComponent(file)}`);
  // Rejects if the picture is broken.
  await hosted.evaluate((image: HTMLImageElement) => image.decode());
});
