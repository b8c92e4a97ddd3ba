import { expect, finish, test } from './test.ts';

test('popup: signs in, closes itself, and the account is listed', async ({ app, world }) => {
  const popup = await app.openPopup();
  const closed = popup.waitForEvent('close');
  await finish(popup, 'jane@example.com');
  await closed;

  await expect(app.rows).toHaveCount(1);
  await expect(app.rows).toContainText('jane@example.com');
  const { connections, anchorCalls, requests } = await world.observe();
  expect(connections).toMatchObject([{ userId: 'user-a', application: 'linkedin' }]);
  expect(anchorCalls).toHaveLength(4);
  expect(requests.filter((line) => line === 'POST /api/connect/attempts')).toHaveLength(1);
});

test('redirect: comes back to the app and is listed', async ({ app, world }) => {
  await app.page.getByLabel('In this tab').check();
  await app.press();
  await finish(app.page);

  await app.page.waitForURL(`${app.origin}/`);
  await expect(app.rows).toHaveCount(1);
  expect((await world.observe()).connections).toHaveLength(1);
  expect(app.context.pages()).toHaveLength(1);
});

test('Anchor refuses the key: the app shows an error', { tag: '@more' }, async ({ app, world }) => {
  await world.failNext({ call: 'applications.createIdentityToken', kind: 'status', status: 401 });
  await app.press();
  await expect(app.page.getByText('This app is not set up to connect accounts yet')).toBeVisible();
  expect(await world.observe()).toMatchObject({ connections: [], attempts: [{ outcome: null }] });
});
