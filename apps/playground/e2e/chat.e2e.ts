import { ChatWindow } from './ChatWindow.ts';
import { expect, expectClosed, finish, test } from './test.ts';

const post = 'Post on LinkedIn: we are hiring two engineers';
const posts = ['Post this message on LinkedIn: we are hiring two engineers'];

test('a call waits for its account, also across a reload, and then goes on by itself', async ({
  page,
  addresses,
  world,
}) => {
  const chat = await ChatWindow.open(page, addresses.app);
  await page.getByRole('button', { name: post }).click();
  await expect(chat.card).toContainText('To post your message.');
  await page.reload();
  await expect(chat.card).toContainText('To post your message.');
  expect((await world.observe()).tasks).toEqual([]);

  const popup = await chat.connect();
  await finish(popup, 'jane@example.com');
  await expectClosed(popup);
  await expect(chat.tool('Post on LinkedIn')).toContainText('Done');
  await expect(chat.log).toContainText('Your post is on LinkedIn');
  await expect(chat.log).toContainText('Connected to LinkedIn as jane@example.com');
  await expect(chat.userMessages).toHaveCount(1);
  expect((await world.observe()).tasks).toEqual(posts);
});

test('a second tab follows, and the call runs once', async ({ page, addresses, world }) => {
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say(post);
  await expect(chat.card).toBeVisible();
  const other = new ChatWindow(await page.context().newPage());
  await other.page.goto(page.url());
  await expect(other.card).toBeVisible();

  await chat.page.bringToFront();
  await finish(await chat.connect());
  for (const window of [chat, other]) {
    await expect(window.log).toContainText('Your post is on LinkedIn');
    await expect(window.tool('Post on LinkedIn')).toContainText('Done');
    await expect(window.card.getByRole('button')).toHaveCount(0);
  }
  expect((await world.observe()).tasks).toEqual(posts);

  await chat.say('What can you do?');
  await expect(other.log).toContainText('I follow a short script');
});

test('two calls, each answered in another tab, go on in the second', async ({ page, addresses, world }) => {
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say(`${post}, and list my deals`);
  await expect(chat.card).toHaveCount(2);
  const other = new ChatWindow(await page.context().newPage());
  await other.page.goto(page.url());
  await expect(other.card).toHaveCount(2);

  await chat.page.bringToFront();
  const popup = await chat.connect(chat.card.filter({ hasText: 'LinkedIn' }));
  await finish(popup);
  await expectClosed(popup);
  await expect(chat.log).toContainText('Connected to LinkedIn');
  await expect(chat.tool('Post on LinkedIn'), 'it still waits for the other').toHaveCount(0);
  await other.page.bringToFront();
  const deals = other.card.filter({ hasText: 'Salesforce' });
  await deals.getByRole('button', { name: 'Not now' }).click();
  for (const window of [chat, other]) {
    await expect(window.tool('Post on LinkedIn')).toContainText('Done');
    await expect(window.tool('List Salesforce deals')).toContainText('Not done');
  }
  expect((await world.observe()).tasks).toHaveLength(1);
});

test('the call goes on after the server was started again, in the tab where the user acts', async ({
  page,
  addresses,
  world,
}) => {
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say(post);
  await expect(chat.card).toBeVisible();
  const other = new ChatWindow(await page.context().newPage());
  await other.page.goto(page.url());
  await expect(other.card).toBeVisible();
  const answeredIn: ChatWindow[] = [];
  for (const window of [chat, other])
    window.page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/api/chat/threads/'))
        answeredIn.push(window);
    });

  await world.restartApp();
  await other.page.bringToFront();
  await finish(await other.connect());
  for (const window of [chat, other]) await expect(window.log).toContainText('Your post is on LinkedIn');
  expect((await world.observe()).tasks).toEqual(posts);
  expect(answeredIn).toEqual([other]);
});

test(
  'Not now: the assistant goes on without the account',
  { tag: '@more' },
  async ({ page, addresses, world }) => {
    const chat = await ChatWindow.open(page, addresses.app);
    await chat.say(post);
    await chat.card.getByRole('button', { name: 'Not now' }).click();
    await expect(chat.log).toContainText('All right, I left it.');
    await expect(chat.tool('Post on LinkedIn')).toContainText('Not done');
    await expect(chat.card.getByRole('button')).toHaveCount(0);
    await expect(chat.card).toContainText('LinkedIn');
    expect(await world.observe()).toMatchObject({ tasks: [], connectionRequests: [{ outcome: 'declined' }] });
  },
);

test(
  'several accounts: the user chooses, and the conversation keeps the choice',
  { tag: '@more' },
  async ({ app, page, addresses, world }) => {
    for (const account of ['jane@example.com', 'work@example.com']) {
      const popup = await app.openPopup();
      await finish(popup, account);
      await expectClosed(popup);
      await expect(app.rows.filter({ hasText: account })).toBeVisible();
    }
    const chat = await ChatWindow.open(page, addresses.app);
    await chat.say(post);
    await chat.card.getByRole('button', { name: /jane@example\.com/ }).click();
    await expect(chat.log).toContainText('Your post is on LinkedIn');
    await chat.say('What is new on LinkedIn?');
    await expect(chat.tool('Read LinkedIn notifications')).toContainText('Done');
    const { sessions, tasks } = await world.observe();
    expect(tasks).toHaveLength(2);
    expect(sessions, 'one browser, with one account').toHaveLength(1);
  },
);

test(
  'two calls for one site: one sign-in, and both go on',
  { tag: '@more' },
  async ({ page, addresses, world }) => {
    const chat = await ChatWindow.open(page, addresses.app);
    await chat.say('Post on LinkedIn: hello, and list my notifications');
    await expect(chat.card.first()).toBeVisible();
    const popup = page.context().waitForEvent('page');
    await chat.card
      .getByRole('button', { name: /^Connect/ })
      .first()
      .click();
    await finish(await popup);
    await expect(chat.tool('Post on LinkedIn')).toContainText('Done');
    await expect(chat.tool('Read LinkedIn notifications')).toContainText('Done');
    const { tasks, connectionRequests } = await world.observe();
    expect(tasks).toHaveLength(2);
    expect(connectionRequests).toMatchObject([{ outcome: 'connected' }]);
  },
);

test('a new message supersedes the card', { tag: '@more' }, async ({ page, addresses, world }) => {
  const chat = await ChatWindow.open(page, addresses.app);
  await chat.say(post);
  await expect(chat.card.getByRole('button')).toHaveCount(2);
  await page.route('**/api/connect/requests?*', (route) => route.abort()); // only the page can know
  await chat.say('What can you do?');
  await expect(chat.card.getByRole('button')).toHaveCount(0);
  await expect(chat.log).toContainText('I follow a short script');
  await expect(chat.tool('Post on LinkedIn')).toContainText('Not done');
  expect((await world.observe()).connectionRequests).toMatchObject([{ outcome: 'superseded' }]);
});
