import type { AppPage } from './test.ts';
import { expect, finish, popupOf, pressWithMouse, test } from './test.ts';

/** The ids of the user's connections, newest first. */
const connectionIds = (app: AppPage) =>
  app.page.evaluate(async () => {
    const { connections } = await (await fetch('/api/connect/connections')).json();
    return connections.map(({ id }: { id: string }) => id);
  });

test('an account is connected again: both have names, and Refresh keeps the older connection', async ({
  app,
  world,
}) => {
  const { page, rows } = app;
  await app.connect('jane@example.com');
  const [older] = await connectionIds(app);
  await finish(await app.openPopup(), 'jane@example.com');
  await expect(rows).toHaveCount(2);
  for (const name of ['LinkedIn, jane@example.com', 'LinkedIn, jane@example.com (2)'])
    await expect(page.getByRole('button', { name: `Disconnect ${name}`, exact: true })).toBeVisible();
  const refresh = rows.locator('[data-part="same-account"] [data-part="button"]');
  await expect(refresh).toHaveAccessibleName('Refresh (LinkedIn, jane@example.com (2))');

  const closed = await popupOf(page, () => pressWithMouse(refresh));
  await closed.close();
  await expect(refresh).toHaveText(/Try again/);
  expect((await world.observe()).connections).toHaveLength(2);

  await finish(await popupOf(page, () => pressWithMouse(refresh)), 'jane@example.com');
  await expect(rows).toHaveCount(1);
  expect(await connectionIds(app)).toEqual([older]);
  const { connections, identities } = await world.observe();
  expect(connections).toMatchObject(identities.map(({ id }) => ({ identityId: id })));
});

test('Keep both is remembered after a reload', { tag: '@more' }, async ({ app }) => {
  const { page, rows } = app;
  await app.connect('jane@example.com');
  await finish(await app.openPopup(), 'jane@example.com');
  await rows.getByRole('button', { name: 'Keep both' }).click();
  const loaded = page.waitForResponse('**/assets/SameAccount-*.js');
  await page.reload();
  await (await loaded).finished();
  await expect(rows.getByRole('button', { name: 'Rename LinkedIn, jane@example.com (2)' })).toBeVisible();
  await expect(rows.locator('[data-part="same-account"]')).toHaveCount(0);
});
