import { once } from 'node:events';
import { type AppPage, expect, expectClosed, finish, goInHistory, test } from './test.ts';

test('#21 the app is reloaded during the sign-in: it resumes the attempt', async ({ app, world }) => {
  const popup = await app.openPopup();
  await app.page.reload();
  await finish(popup);
  await expect(app.rows).toHaveCount(1);
  await expect(app.page.getByText('Connected', { exact: true }).first()).toBeVisible();
  await expect(app.ends).toHaveText([/Connected/]);
  expect((await world.observe()).connections).toHaveLength(1);
});

/** Reloads the app during a sign-in. The server answers what became of it once `answer` is called. */
async function reloadUnanswered({ page }: AppPage): Promise<{ answer: () => void }> {
  const answered = new AbortController();
  await page.route('**/api/connect/attempts/*', async (route) => {
    if (!answered.signal.aborted) await once(answered.signal, 'abort');
    await route.continue();
  });
  const asked = page.waitForRequest('**/api/connect/attempts/*');
  await page.reload();
  await asked;
  return { answer: () => answered.abort() };
}

test('#21 a press right after a reload, before the server has answered: opens a popup, which connects', async ({
  app,
  world,
}) => {
  await (await app.openPopup()).close();
  const { answer } = await reloadUnanswered(app);
  const popup = await app.openPopup();
  answer();
  await finish(popup);
  await expectClosed(popup);
  await expect(app.rows).toHaveCount(1);
  await expect(app.ends).toHaveText([/Connected/, /Outcome: cancelled/]);
  expect((await world.observe()).connections).toHaveLength(1);
});

test(
  '#21 a press right after a reload, and the first popup finishes: it connects, and the other popup closes',
  { tag: '@more' },
  async ({ app, world }) => {
    const first = await app.openPopup();
    const { answer } = await reloadUnanswered(app);
    const second = await app.openPopup();
    await finish(first);
    answer();
    await expectClosed(second);
    await expect(app.rows).toHaveCount(1);
    await expect(app.ends).toHaveText([/Outcome: cancelled/, /Connected/]);
    expect((await world.observe()).connections).toHaveLength(1);
  },
);

test(
  '#21 the user leaves the app and comes back during the sign-in: it resumes the attempt',
  { tag: '@more' },
  async ({ app, addresses }) => {
    const popup = await app.openPopup();
    await app.page.goto(addresses.evil);
    const back = app.page.waitForURL(`${app.origin}/`);
    await goInHistory(app.page, -1);
    await back;
    await finish(popup);
    await expect(app.rows).toHaveCount(1);
  },
);
