import { parseRequest } from '@kit/protocol';
import type { Page } from '@playwright/test';
import { ChatWindow } from './ChatWindow.ts';
import { expect, test } from './test.ts';

const post = 'Post on LinkedIn: we are hiring two engineers';
const question = 'Let an agent use LinkedIn as jane@example.com?';

/** Chooses when agents may use the account, on the settings page. */
async function choose(page: Page, origin: string, access: string): Promise<void> {
  await page.goto(origin);
  const field = page.getByRole('combobox', { name: /^Agents may use this account/ });
  const saved = page.waitForResponse(/\/connections\/[^/]+\/access$/);
  await field.selectOption(access);
  expect((await saved).ok()).toBe(true);
}

test('an account that asks each time: a call runs once after the answer, and the next one asks again', async ({
  app,
  page,
  addresses,
  world,
}) => {
  await app.connect('jane@example.com');
  await choose(page, addresses.app, 'Ask each time');

  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say(post);
  await expect(chat.card).toContainText(question);
  expect((await world.observe()).tasks).toEqual([]);
  await page.reload();
  await chat.card.getByRole('button', { name: 'Allow once' }).click();
  await expect(chat.log).toContainText('Your post is on LinkedIn');
  await expect(chat.log).toContainText('You let an agent use LinkedIn as jane@example.com.');
  expect((await world.observe()).tasks).toHaveLength(1);

  await chat.say(post);
  const second = chat.card.filter({ hasText: question });
  await second.getByRole('button', { name: 'Not now' }).click();
  await expect(chat.log).toContainText('You did not let an agent use LinkedIn.');
  await expect(chat.tool('Post on LinkedIn').last()).toContainText('Not done');
  expect((await world.observe()).tasks).toHaveLength(1);
});

test('an account that asks once in each conversation', async ({ app, page, addresses, world }) => {
  await app.connect('jane@example.com');
  await choose(page, addresses.app, 'Ask once per conversation');

  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say(post);
  await chat.card.getByRole('button', { name: 'Allow in this conversation' }).click();
  await expect(chat.log).toContainText('Your post is on LinkedIn');
  await chat.say(post);
  await expect(chat.tool('Post on LinkedIn').filter({ hasText: 'Done' })).toHaveCount(2);
  expect((await world.observe()).tasks).toHaveLength(2);

  const other = await ChatWindow.open(page, addresses.app);
  await other.say(post);
  await expect(other.card).toContainText(question);
});

test('a link asks for the permission, too', { tag: '@more' }, async ({ app, page, addresses, world }) => {
  await app.connect('jane@example.com');
  await choose(page, addresses.app, 'Ask each time');
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say(post);
  await expect(chat.card).toContainText(question);
  const request = page.waitForResponse(/\/requests\?key=/);
  const read = parseRequest(await (await request).json());

  const link = await page.context().newPage();
  await link.goto(`${addresses.app}/api/connect/ask/${read?.id}`);
  await expect(link.getByRole('heading', { name: question })).toBeVisible();
  await link.getByRole('button', { name: 'Allow once' }).click();
  await expect(link.getByRole('heading', { name: 'Allowed' })).toBeVisible();
  await page.bringToFront();
  await expect(chat.log).toContainText('Your post is on LinkedIn');
  expect((await world.observe()).tasks).toHaveLength(1);
});
