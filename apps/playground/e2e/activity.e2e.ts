import { ChatWindow } from './ChatWindow.ts';
import { expect, finish, test } from './test.ts';

const name = 'Recent activity of LinkedIn, jane@example.com';

test('a run of the assistant is in the activity of the account, and its owner stops it', async ({
  app,
  page,
  addresses,
  world,
}) => {
  await app.connect('jane@example.com');
  await expect(app.rows).not.toContainText('Used just now by Assistant');
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say('What is new on LinkedIn?');
  await expect(chat.log).toContainText('This is new on LinkedIn');

  await page.getByRole('link', { name: 'Accounts' }).click();
  await expect(app.rows).toContainText('Used just now by Assistant');
  await page.getByRole('button', { name }).click();
  const entry = page.getByRole('region', { name }).getByRole('listitem');
  await expect(entry).toContainText('To work for you in a conversation.');
  await expect(entry).toContainText('Assistant');
  await expect(entry).toContainText('Running');
  expect((await world.observe()).sessions).toMatchObject([{ isRunning: true }]);

  await entry.getByRole('button', { name: 'Stop: To work for you in a conversation.' }).click();
  await expect(entry).toContainText('Stopped');
  expect((await world.observe()).sessions).toMatchObject([{ isRunning: false }]);
  await expect(entry).toBeFocused();
  await expect(entry.getByRole('button')).toHaveCount(0);

  // The conversation goes on, with another browser.
  await page.goBack();
  await chat.say('What is new on LinkedIn?');
  await expect(chat.userMessages).toHaveCount(2);
  await expect
    .poll(async () => (await world.observe()).sessions)
    .toMatchObject([{ isRunning: false }, { isRunning: true }]);
});

test(
  'another user sees neither the account nor its activity',
  { tag: '@more' },
  async ({ app, page, world }) => {
    await finish(await app.openPopup(), 'jane@example.com');
    await page.getByRole('button', { name: 'Start a browser' }).click();
    await expect.poll(async () => (await world.observe()).sessions).toHaveLength(1);
    await page.getByRole('button', { name }).click();
    const entry = page.getByRole('region', { name }).getByRole('listitem');
    await expect(entry).toContainText('To show you a browser that is signed in.');
    await app.switchUser('Daniel Weiss');
    await expect(page.getByText('No accounts connected')).toBeVisible();
    await expect(page.getByText('To show you a browser that is signed in.', { exact: true })).toHaveCount(0);
  },
);

test(
  'a deployment has removed the file of the entries: the row says so, and loads it again',
  { tag: '@more' },
  async ({ app, page }) => {
    const file = '**/assets/SessionList-*.js';
    await page.route(file, (route) => route.fulfill({ status: 404, body: 'Not found' }));
    await finish(await app.openPopup(), 'jane@example.com');
    const button = page.getByRole('button', { name });
    await button.click();
    await expect(page.getByRole('region', { name }).getByRole('alert')).toContainText('could not be reached');
    await page.unroute(file);
    await page.getByRole('region', { name }).getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('No recent activity')).toBeVisible();
  },
);
