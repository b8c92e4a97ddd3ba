import { expect, test } from '@kit/emulator/playwright';

const linkedin = { application: 'linkedin', account: 'ada@example.com' };

test('a user connects an account without a popup', async ({ page, anchor }) => {
  await page.goto('/?user=redirected&mode=redirect');
  await anchor.connectAs(page, linkedin);
  await expect(page).toHaveURL('/?user=redirected&mode=redirect');
});

test('an account that is connected already needs attention', async ({ page, anchor }) => {
  await page.goto('/?user=returning');
  await anchor.seedConnection(page, linkedin);
  await anchor.endSignIn(page, 'ada@example.com');
  await page.reload();
  await expect(page.getByText('Sign-in expired')).toBeVisible();
});

test('a fault of Anchor is for the next call only', async ({ page, anchor }) => {
  await page.goto('/?user=unlucky');
  await anchor.seedConnection(page, linkedin);
  anchor.next({ call: 'sessions.create', kind: 'status', status: 503 });
  await page.getByLabel('Text').fill('Hello');
  await page.getByRole('button', { name: 'Post' }).click();
  await expect(page.getByText('anchor_unavailable')).toBeVisible();
  await page.getByLabel('Text').fill('Hello again');
  await page.getByRole('button', { name: 'Post' }).click();
  await expect(page.getByText('Posted')).toBeVisible();
});
