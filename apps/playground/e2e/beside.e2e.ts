import { ChatWindow } from './ChatWindow.ts';
import { AppPage, expect, expectClosed, finish, test } from './test.ts';

test.use({ viewport: { width: 1280, height: 900 } });

const suggestion = 'Read my LinkedIn messages and answer the newest';

test('a wide screen shows the chat beside the accounts: the assistant asks, and both see the account', async ({
  app,
}) => {
  const { page } = app;
  const panel = page.getByRole('region', { name: 'Assistant' });
  const chat = new ChatWindow(page);
  await expect(page.getByRole('navigation', { name: 'Product' })).toHaveCount(0);
  await expect(chat.field).not.toBeFocused();
  await panel.getByRole('button', { name: suggestion }).click();
  await expect(chat.card).toContainText('LinkedIn');
  await expect(page.getByRole('heading', { name: 'Connected accounts' })).toBeVisible();

  const popup = await chat.connect();
  await finish(popup, 'jane@example.com');
  await expectClosed(popup);
  await expect(chat.tool('Answer on LinkedIn')).toContainText('Done');
  await expect(app.rows).toContainText(['jane@example.com']);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
});

test('the conversation stays when the window becomes narrow, where the chat is a page', async ({
  app,
  page,
}) => {
  const chat = new ChatWindow(page);
  await chat.say('What can you do?');
  await expect(chat.log).toContainText('I follow a short script');
  await page.setViewportSize({ width: 768, height: 900 });
  await expect(page.getByRole('link', { name: 'Assistant' })).toHaveAttribute('aria-current', 'page');
  await expect(chat.userMessages).toHaveText('What can you do?');
  await expect(page.getByRole('heading', { name: 'Connected accounts' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Accounts' }).click();
  await expect(app.button('LinkedIn')).toBeVisible();
  await expect(chat.field).toHaveCount(0);
});

test('the panel below the chat is folded, says how the last attempt ended, and unfolds', async ({ app }) => {
  const { page } = app;
  const panel = page.getByRole('complementary', { name: 'Behind the scenes' });
  await expect(page.getByLabel('Scenario')).toBeHidden();
  await finish(await app.openPopup('Notion'));
  await expect(app.rows).toHaveCount(1);
  await expect(panel.locator('summary').first()).toHaveText('Behind the scenes1Connected');
  await panel.locator('summary').first().click();
  await expect(page.getByLabel('Scenario')).toBeVisible();
  await expect(page.getByText('Sign-in started')).toBeVisible();
});

test('the browser of a conversation makes the panel wider', { tag: '@more' }, async ({ app }) => {
  const { page } = app;
  await app.connect();
  const chat = new ChatWindow(page);
  const widthOf = async () => (await page.getByRole('region', { name: 'Assistant' }).boundingBox())?.width;
  const before = (await widthOf()) ?? 0;
  await chat.say('What is new on LinkedIn?');
  await page.getByRole('button', { name: 'Watch browser' }).click();
  await expect.poll(widthOf).toBeGreaterThan(before * 1.4);
  await page.getByRole('button', { name: 'Hide browser' }).click();
  await expect.poll(widthOf).toBe(before);
});

for (const [language, greeting] of [
  ['de', 'Was kann ich für Sie tun?'],
  ['ar', 'كيف يمكنني مساعدتك؟'],
] as const)
  test(`the assistant understands its suggestions, in ${language}`, async ({ page, addresses }) => {
    await page.addInitScript((value) => sessionStorage.setItem('language', value), language);
    const { origin } = new AppPage(page, addresses.app);
    const chat = new ChatWindow(page);
    for (const [index, site] of ['LinkedIn', 'LinkedIn', 'Salesforce', 'Notion'].entries()) {
      await page.goto(`${origin}/chat`);
      await expect(page.getByRole('heading', { name: greeting })).toBeVisible();
      await page.locator('.greeting').getByRole('button').nth(index).click();
      await expect(chat.card).toContainText(site);
    }
  });
