import { expect, finish, test } from './test.ts';

test('users do not see each other’s accounts', { tag: '@more' }, async ({ app }) => {
  await app.connect();

  await app.switchUser('Daniel Weiss');
  await expect(app.page.getByText('No accounts connected')).toBeVisible();
  await app.switchUser('Priya Raman');
  await expect(app.rows).toHaveCount(1);
});

test('disconnect also deletes the identity at Anchor', async ({ app, world }) => {
  await app.connect('jane@example.com');

  await app.page.getByRole('button', { name: 'Disconnect LinkedIn, jane@example.com' }).click();
  await app.page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(app.rows).toHaveCount(0);
  expect(await world.observe()).toMatchObject({ connections: [], identities: [] });
});

test(
  'a browser is signed in with the account, until its user stops it',
  { tag: '@more' },
  async ({ app, world }) => {
    await finish(await app.openPopup(), 'jane@example.com');
    await app.page.getByRole('button', { name: 'Start a browser' }).click();
    const live = app.page.getByRole('group', { name: 'Live browser: LinkedIn' });
    await expect(live.frameLocator('iframe').getByText('jane@example.com')).toBeVisible();
    await live.getByRole('button', { name: 'Stop browser' }).click();
    await expect(live).toContainText('The browser was stopped.');
    expect((await world.observe()).sessions).toMatchObject([{ isRunning: false }]);
  },
);
