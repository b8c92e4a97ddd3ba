import { ChatWindow } from './ChatWindow.ts';
import { expect, finish, test } from './test.ts';

const help = 'What can you do?';

test('a new conversation is another one than those before', async ({ page, addresses }) => {
  const chat = await ChatWindow.open(page, addresses.app);
  const list = page.getByRole('navigation', { name: 'Conversations' });
  const greeting = page.getByRole('heading', { name: 'What can I do for you?' });
  await chat.say(`First. ${help}`);
  await expect(chat.log).toContainText('I follow a short script');
  await page.getByRole('button', { name: 'New chat' }).click();
  await chat.say(`Second. ${help}`);
  await expect(chat.log).toContainText('I follow a short script');

  await list.getByRole('link', { name: 'First' }).click();
  await expect(chat.userMessages).toHaveText(`First. ${help}`);
  await page.getByRole('link', { name: 'Assistant' }).click();
  await expect(greeting).toBeVisible();
  await page.goBack();
  await expect(chat.userMessages).toHaveText(`First. ${help}`);
  await page.goForward();
  await expect(greeting).toBeVisible();

  await chat.say(`Third. ${help}`);
  await expect(chat.userMessages).toHaveText(`Third. ${help}`);
  await expect(list.getByRole('link')).toHaveText([/^Third/, /^Second/, /^First/]);
});

test(
  'a conversation that is deleted in another tab is gone',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const chat = await ChatWindow.open(page, addresses.app);
    await chat.say(help);
    await expect(chat.log).toContainText('I follow a short script');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: `Delete ${help}` }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();

    await expect(page.getByRole('heading', { name: 'There is no such conversation' })).toBeVisible();
    await expect(chat.field).toHaveCount(0);
    await page.getByRole('link', { name: 'Start a new one' }).click();
    await chat.say('A story, please');
    await expect(chat.userMessages).toHaveText('A story, please');
  },
);

test(
  'a conversation that is deleted on another device does not come back',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const chat = await ChatWindow.open(page, addresses.app);
    await chat.say(help);
    await expect(chat.log).toContainText('I follow a short script');
    await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
    await page.route(page.url().replace('/chat/', '/api/chat/threads/'), (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    );
    await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      await fetch(`/api/chat/threads/${location.pathname.split('/').at(-1)}`, { method: 'DELETE', headers });
    });
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await chat.say('Are you there?');
    expect((await answered).status()).toBe(404);
    await page.unrouteAll();
    await expect(page.getByRole('heading', { name: 'There is no such conversation' })).toBeVisible();
  },
);

test(
  'deleting with the keyboard: the focus stays in the list, or moves to the field',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const chat = await ChatWindow.open(page, addresses.app);
    for (const text of [`First. ${help}`, `Second. ${help}`]) {
      await page.getByRole('button', { name: 'New chat' }).click();
      await chat.say(text);
      await expect(chat.log).toContainText('I follow a short script');
    }
    const remove = async (name: string) => {
      await page.getByRole('button', { name: `Delete ${name}` }).press('Enter');
      await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
      await expect(page.getByRole('link', { name })).toHaveCount(0);
    };
    await remove('First');
    await expect(page.getByRole('button', { name: 'New chat' })).toBeFocused();
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('button', { name: 'Chats' }).press('Enter');
    await remove('Second');
    await expect(chat.field).toBeFocused();
  },
);

test('stop during a call that had waited ends it', { tag: '@more' }, async ({ page, addresses, world }) => {
  await world.slowTasks(30_000);
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say('Post on LinkedIn: hello');
  await finish(await chat.connect());
  await expect(chat.tool('Post on LinkedIn')).toContainText('Running');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
  await expect(chat.tool('Post on LinkedIn')).toContainText('Stopped');
  await expect(page.getByText('The answer broke off.')).toHaveCount(0);
  await expect.poll(async () => (await world.observe()).sessions).toMatchObject([{ isRunning: false }]);
  await page.reload();
  await expect(chat.tool('Post on LinkedIn')).toContainText('Stopped');
  await expect(page.getByText('The answer broke off.')).toHaveCount(0);
  expect((await world.observe()).tasks).toEqual([]);
});

test('stop without a network: the page no longer reads', { tag: '@more' }, async ({ page, addresses }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say('A story, please');
  await expect(chat.log).toContainText('small browser');
  await page.route('**/stop', (route) => route.abort(), { times: 1 });
  const ended = page.waitForEvent('requestfailed', (request) => /threads\/[^/]*$/.test(request.url()));
  await page.getByRole('button', { name: 'Stop' }).click();
  await ended;
  await expect(chat.log, 'the server has not stopped').toContainText('dreaming of cookies');
  expect(errors).toEqual([]);
});

test('sending scrolls to the own message', { tag: '@more' }, async ({ page, addresses }) => {
  await page.setViewportSize({ width: 360, height: 480 });
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say('A story, please');
  await expect(chat.log).toContainText('dreaming of cookies');
  await chat.log.hover();
  await page.mouse.wheel(0, -5_000);
  await expect.poll(() => chat.log.evaluate((log) => log.scrollTop)).toBe(0);
  await chat.say(help);
  await expect(chat.userMessages.filter({ hasText: help })).toBeInViewport();
});
