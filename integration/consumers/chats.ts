import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { Scene } from './cases.ts';
import { account, signIn } from './journeys.ts';
import { visit } from './visit.ts';

const cardOf = (page: Page) => page.getByRole('group', { name: 'Connect LinkedIn?' });
const connectedCardOf = (page: Page) =>
  page.getByRole('group', { name: `Connected to LinkedIn as ${account}.` });

/** Waits until something has happened. */
async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await happened())) {
    assert.ok(Date.now() < deadline, 'nothing happened within 60 seconds');
    await wait(100);
  }
}

async function send(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** How often the tool ran. It prints what it posts. */
const countPosts = ({ log }: Scene, text: string) =>
  log().split(`posts ${text} on linkedin as ${account}`).length - 1;

/** Opens a chat, and asks for something that needs an account. */
async function askForPost(scene: Scene, text: string) {
  const { page, noise } = await visit(scene.browser, scene.url, scene.user);
  await page.goto('/chat/news');
  const [response] = await Promise.all([
    page.waitForResponse((one) => new URL(one.url()).pathname === '/api/connect/requests'),
    send(page, `Post ${text}`),
  ]);
  await cardOf(page).waitFor();
  return { page, noise, address: response.url(), request: await response.json() };
}

/** A call waits for the account and runs once. The next call uses the account. Another user sees nothing of it. */
export async function connectInChat(scene: Scene): Promise<void> {
  const { page, noise, address, request } = await askForPost(scene, 'hello');
  await cardOf(page).getByText('To post your message.').waitFor();
  assert.equal(countPosts(scene, 'hello'), 0);

  const other = await visit(scene.browser, scene.url, `${scene.user}-other`);
  await other.page.goto('/chat/news');
  await other.page.getByRole('textbox', { name: 'Message' }).waitFor();
  assert.equal(await other.page.getByText('hello').count(), 0);
  assert.equal(await other.page.getByRole('group').count(), 0);
  for (const url of [address, `/api/connect/requests/${request.id}`])
    assert.equal((await other.page.request.get(url)).status(), 404, url);

  await signIn(page);
  await page.getByText('It is posted.').waitFor();
  await connectedCardOf(page).waitFor();
  await page.reload();
  await connectedCardOf(page).waitFor();

  await send(page, 'Post again');
  await page.getByText('It is posted.').nth(1).waitFor();
  assert.equal(await page.getByRole('group').count(), 1);
  assert.equal(countPosts(scene, 'again'), 1);

  // The account belongs to the first user, also in a chat with the same id.
  await send(other.page, 'Post theirs');
  await cardOf(other.page).waitFor();
  assert.equal(countPosts(scene, 'theirs'), 0);
  await other.page.context().close();

  await page.reload();
  await page.getByText('It is posted.').nth(1).waitFor();
  await connectedCardOf(page).waitFor();
  assert.equal(countPosts(scene, 'hello'), 1);
  assert.deepEqual([...noise, ...other.noise], []);
  await page.context().close();
}

/** A reload while the call waits shows the card again. A reload while it runs neither ends nor repeats it. */
export async function reloadChat(scene: Scene): Promise<void> {
  const { page, noise } = await askForPost(scene, 'later');
  await page.reload();
  await cardOf(page).waitFor();
  await signIn(page);
  await until(() => countPosts(scene, 'later') === 1);
  await page.reload();
  await connectedCardOf(page).waitFor();
  await until(async () => {
    await page.reload();
    return page.getByText('It is posted.').isVisible();
  });
  assert.equal(countPosts(scene, 'later'), 1);
  assert.deepEqual(noise, []);
  await page.context().close();
}

/** The model reads that the user declined, and the call does not run. */
export async function declineInChat(scene: Scene): Promise<void> {
  const { page, noise } = await askForPost(scene, 'never');
  await cardOf(page).getByRole('button', { name: 'Not now' }).click();
  await page.getByText('I have not posted it.').waitFor();
  await page.getByRole('group', { name: 'You chose not to connect LinkedIn.' }).waitFor();
  assert.equal(countPosts(scene, 'never'), 0);
  assert.deepEqual(noise, []);
  await page.context().close();
}

/** A message in place of an answer closes the card, also in the stored chat. */
export async function moveOnInChat(scene: Scene): Promise<void> {
  const { page, noise } = await askForPost(scene, 'maybe');
  await send(page, 'Hello');
  await page.getByText('I read: Hello').waitFor();
  const closedCard = page.getByRole('group', {
    name: 'This request to connect LinkedIn is no longer open.',
  });
  await closedCard.waitFor();
  await page.reload();
  await closedCard.waitFor();
  await send(page, 'Bye');
  await page.getByText('I read: Bye').waitFor();
  await page.reload();
  await closedCard.waitFor();
  assert.equal(countPosts(scene, 'maybe'), 0);
  assert.deepEqual(noise, []);
  await page.context().close();
}
