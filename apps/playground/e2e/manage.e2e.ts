import { expect, finish, test } from './test.ts';

test('users do not see each other’s accounts', { tag: '@more' }, async ({ app }) => {
  await finish(await app.openPopup());
  await expect(app.rows).toHaveCount(1);

  await app.switchUser('Demo user B');
  await expect(app.page.getByText('No accounts connected')).toBeVisible();
  await app.switchUser('Demo user A');
  await expect(app.rows).toHaveCount(1);
});

test('disconnect also deletes the identity at Anchor', async ({ app, world }) => {
  await finish(await app.openPopup(), 'jane@example.com');
  await expect(app.rows).toHaveCount(1);

  await app.page.getByRole('button', { name: 'Disconnect LinkedIn, jane@example.com' }).click();
  await app.page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(app.rows).toHaveCount(0);
  expect(await world.observe()).toMatchObject({ connections: [], identities: [] });
});

test('a browser session is signed in with the account', { tag: '@more' }, async ({ app }) => {
  await finish(await app.openPopup(), 'jane@example.com');
  await app.page.getByRole('button', { name: 'Start a browser session' }).click();
  const live = app.page.frameLocator('iframe');
  await expect(live.getByText('jane@example.com')).toBeVisible();
});
