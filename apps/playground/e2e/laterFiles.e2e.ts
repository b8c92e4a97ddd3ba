import { once } from 'node:events';
import type { Page, Route } from '@playwright/test';
import { ChatWindow } from './ChatWindow.ts';
import { AppPage, expect, expectClosed, finish, test } from './test.ts';

/** Files that pages load after the first paint. */
const effectsFile = '**/assets/effects-*.js';
const entriesFile = '**/assets/SessionList-*.js';
const formsFile = '**/assets/forms-*.js';
const problemsFile = '**/assets/serverProblems-*.js';
const requestFile = '**/assets/RequestContent-*.js';

/** Answers as after a deployment that removed the file. */
const remove = (route: Route) => route.fulfill({ status: 404, body: 'Not found' });

/** Holds a file back. Returns a function that delivers it. */
async function hold(page: Page, file: string): Promise<() => void> {
  const delivery = new AbortController();
  await page.route(file, async (route) => {
    if (!delivery.signal.aborted) await once(delivery.signal, 'abort');
    await route.continue();
  });
  return () => delivery.abort();
}

test(
  'the effects arrive after the click: the popup opens in the click and connects',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const deliver = await hold(page, effectsFile);
    const app = new AppPage(page, addresses.app);
    await app.goto();
    const popup = await app.openPopup();
    deliver();
    await finish(popup);
    await app.expectConnected();
  },
);

test(
  'the effects arrive after the sign-in: it still connects',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const deliver = await hold(page, effectsFile);
    const app = new AppPage(page, addresses.app);
    await app.goto();
    const popup = await app.openPopup();
    await finish(popup);
    await popup.waitForURL(/\/callback\//).catch(() => {}); // it may have closed
    deliver();
    await app.expectConnected();
  },
);

test('a deployment has removed the effects: the attempt fails, and connects once they are back', async ({
  page,
  addresses,
}) => {
  await page.route(effectsFile, remove);
  const app = new AppPage(page, addresses.app);
  await app.goto();
  const opened = app.context.waitForEvent('page');
  await app.press();
  await expectClosed(await opened);
  await expect(app.ends).toHaveText([/Failed.*network_error/]);
  await app.expectRetry();

  await page.unroute(effectsFile);
  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
});

test(
  'a resumed attempt without effects stays in storage, and the next page connects it',
  { tag: '@more' },
  async ({ page, addresses }) => {
    await page.addInitScript(() => sessionStorage.setItem('mode', 'redirect'));
    const app = new AppPage(page, addresses.app);
    await app.goto();
    await app.press();
    await page.waitForURL(/\/identity\/create\?token=/);
    await page.route(effectsFile, remove);
    await finish(page);
    await page.waitForURL(`${addresses.app}/`);
    await expect(app.rows).toHaveCount(1);
    await expect(app.ends).toHaveCount(0);

    await page.unroute(effectsFile);
    await page.reload();
    await app.expectConnected();
  },
);

/** Connects an account on a page without the dialog and the form. */
async function connectWithoutForms(page: Page, origin: string): Promise<AppPage> {
  await page.route(formsFile, remove);
  const app = new AppPage(page, origin);
  await app.goto();
  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);
  return app;
}

test(
  'a deployment has removed the disconnect dialog: a press says so, and opens it once it is back',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const { rows } = await connectWithoutForms(page, addresses.app);
    const disconnect = rows.getByRole('button', { name: /Disconnect/ });
    await disconnect.click();
    await expect(rows.locator('[data-part="dialog-message"]')).toHaveText(/could not be reached/);

    await page.unroute(formsFile);
    await disconnect.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expect(rows.getByRole('alert')).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await expect(rows).toHaveCount(0);
  },
);

test(
  'a deployment has removed the rename form: a press says so, and opens it once it is back',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const { rows } = await connectWithoutForms(page, addresses.app);
    const rename = rows.getByRole('button', { name: /Rename/ });
    await rename.click();
    await expect(rows.locator('[data-part="rename-message"]')).toHaveText(/could not be reached/);
    await expect(rename).toBeFocused();

    await page.unroute(formsFile);
    await rename.click();
    await expect(rows.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(rename).toBeFocused();
  },
);

test(
  'a deployment has removed the control of agents: its row says so, and a button loads it once it is back',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const { rows } = await connectWithoutForms(page, addresses.app);
    const access = rows.locator('[data-part="access"]');
    await expect(access.getByRole('alert')).toHaveText(/could not be reached/);
    const retry = access.getByRole('button', { name: 'Try again' });
    await retry.click();
    await expect(retry).toBeFocused();

    await page.unroute(formsFile);
    await retry.click();
    await expect(access.getByRole('combobox')).toHaveValue('always');
    await expect(retry).toHaveCount(0);
    await expect(rows).toBeFocused();
  },
);

test(
  'a deployment has removed the entries of the activity: a message says so, and a button loads them once they are back',
  { tag: '@more' },
  async ({ page, addresses }) => {
    await page.route(entriesFile, remove);
    const app = new AppPage(page, addresses.app);
    await app.goto();
    await finish(await app.openPopup());
    await app.rows.getByRole('button', { name: /^Recent activity/ }).click();
    const activity = app.rows.locator('[data-part="activity"]');
    await expect(activity.getByRole('alert')).toHaveText(/could not be reached/);

    await page.unroute(entriesFile);
    await activity.getByRole('button', { name: 'Try again' }).click();
    await expect(activity).toContainText('No recent activity');
    await expect(app.rows).toBeFocused();
  },
);

test(
  'a deployment has removed the content of a request: the card says so, and shows it once it is back',
  { tag: '@more' },
  async ({ page, addresses }) => {
    await page.route(requestFile, remove);
    const chat = await ChatWindow.open(page, addresses.app);
    await chat.say('Post on LinkedIn: we are hiring');
    await expect(chat.card.getByRole('alert')).toHaveText(/could not be reached/);
    const retry = chat.card.getByRole('button', { name: 'Try again' });
    await retry.click();
    await expect(retry).toBeFocused();

    await page.unroute(requestFile);
    await retry.click();
    await expect(chat.card.getByRole('button', { name: /^Connect/ })).toBeVisible();
    await expect(chat.card).toBeFocused();
  },
);

test(
  'the sentence about an error arrives after the error: the message changes to it',
  { tag: '@more' },
  async ({ page, addresses }) => {
    const deliver = await hold(page, problemsFile);
    const app = new AppPage(page, addresses.app);
    await app.goto();
    const error = { code: 'rate_limited', message: '', reference: 'r' };
    await page.route('**/api/connect/attempts', (route) => route.fulfill({ status: 429, json: { error } }));
    await app.press();
    const message = page.getByRole('alert');
    await expect(message).toHaveText(/Something went wrong on our side/);
    deliver();
    await expect(message).toHaveText(/Too many attempts/);
  },
);
