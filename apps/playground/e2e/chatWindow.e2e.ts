import { ChatWindow } from './ChatWindow.ts';
import { expect, expectClosed, finish, test } from './test.ts';

test('a narrow window: nothing scrolls sideways, and the conversations are in a menu', async ({
  page,
  addresses,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const chat = await ChatWindow.open(page, addresses.app);
  const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(await isTooWide()).toBe(false);
  await chat.say(`Post on LinkedIn: ${'wide'.repeat(60)}`);
  await expect(chat.card).toBeVisible();
  expect(await isTooWide()).toBe(false);
  expect(await chat.log.evaluate((log) => log.scrollWidth > log.clientWidth)).toBe(false);

  const menu = page.getByRole('button', { name: 'Chats' });
  await menu.click();
  const sheet = page.getByRole('dialog', { name: 'Conversations' });
  await expect(sheet.getByRole('link')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await menu.click();
  await sheet.getByRole('button', { name: 'New chat' }).click();
  await expect(page.getByRole('heading', { name: 'What can I do for you?' })).toBeVisible();
});

test('stop: the answer ends, and the user can write again', { tag: '@more' }, async ({ page, addresses }) => {
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say('A story, please');
  await expect(chat.log).toContainText('small browser');
  await chat.field.fill('What can you do?');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
  await expect(chat.log).not.toContainText('dreaming of cookies');
  await chat.field.press('Enter');
  await expect(chat.log).toContainText('I follow a short script');
});

test(
  'a reload in the middle of an answer shows the rest, and the composer works',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const chat = await ChatWindow.open(page, addresses.app);
    await chat.say('A story, please');
    await expect(chat.log).toContainText('small browser');
    await page.reload();
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
    await expect(chat.log).toContainText('dreaming of cookies');
    await chat.say('What can you do?');
    await expect(chat.log).toContainText('I follow a short script');
  },
);

test('the answer broke off: the user can try again', { tag: '@more' }, async ({ page, addresses, world }) => {
  const chat = await ChatWindow.open(page, addresses.app);
  await page.route('**/api/chat/threads/*', (route) => route.abort(), { times: 1 });
  await chat.say('What can you do?');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(chat.log).toContainText('I follow a short script');
  await expect(chat.userMessages).toHaveCount(1);
  expect((await world.observe()).tasks).toEqual([]);
});

test('a failed tool says so', { tag: '@more' }, async ({ app, page, addresses, world }) => {
  await app.connect();
  await world.failNext({ call: 'sessions.create', kind: 'status', status: 500 });
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say('What is new on LinkedIn?');
  await expect(chat.tool('Read LinkedIn notifications')).toContainText('Failed');
  await expect(chat.log).toContainText('That did not work');
});

test(
  'the live view shows the browser, and says when it has ended',
  { tag: '@more' },
  async ({ app, page, addresses, world }) => {
    const popup = await app.openPopup();
    await finish(popup, 'jane@example.com');
    await expectClosed(popup);
    const chat = await ChatWindow.open(page, addresses.app);
    await chat.say('What is new on LinkedIn?');
    await page.getByRole('button', { name: 'Watch browser' }).click();
    const live = page.getByRole('group', { name: 'Live browser' });
    const view = page.frameLocator('iframe');
    await expect(view.getByText('jane@example.com')).toBeVisible();
    await expect(live).toHaveAttribute('data-state', 'live');
    const shown = () => page.frames().at(-1)?.url();
    const first = shown();
    await page.getByRole('button', { name: 'Hide browser' }).click();
    await expect(live).toHaveCount(0);
    expect(await page.content(), 'the address is a credential').not.toContain('/live/');

    await page.getByRole('button', { name: 'Watch browser' }).click();
    await expect.poll(shown).toBe(first);
    await world.advance(11 * 60_000);
    await chat.say('Post on LinkedIn: hello');
    await expect(chat.tool('Post on LinkedIn')).toContainText('Done');
    await expect.poll(shown, 'the next browser').not.toBe(first);
    await expect(view.getByText('jane@example.com')).toBeVisible();

    await live.getByRole('button', { name: 'Stop browser' }).click();
    await expect(live).toContainText('The browser was stopped.');
    await expect(page.locator('iframe')).toHaveCount(0);
    expect((await world.observe()).sessions.filter(({ isRunning }) => isRunning)).toHaveLength(1);
  },
);

test(
  'deleting a conversation ends its browser',
  { tag: '@more' },
  async ({ app, page, addresses, world }) => {
    await app.connect();
    const chat = await ChatWindow.open(page, addresses.app);
    await chat.say('What is new on LinkedIn?');
    await expect(chat.log).toContainText('This is new on LinkedIn');
    expect((await world.observe()).sessions).toMatchObject([{ isRunning: true }]);

    await page.getByRole('button', { name: 'Delete What is new on LinkedIn?' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('heading', { name: 'What can I do for you?' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Conversations' }).getByRole('link')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'New chat' })).toBeFocused();
    expect((await world.observe()).sessions).toMatchObject([{ isRunning: false }]);
  },
);

test('another user does not see the conversation', { tag: '@more' }, async ({ page, addresses }) => {
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say('What can you do?');
  await expect(chat.log).toContainText('I follow a short script');
  const address = page.url();
  await page.getByLabel('Signed in as').selectOption({ label: 'Daniel Weiss' });
  await expect(page.getByRole('heading', { name: 'What can I do for you?' })).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'There is no such conversation' })).toBeVisible();
});
