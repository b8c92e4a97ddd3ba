import { expect, test } from '@kit/emulator/playwright';

test('agent posts through a connected account', async ({ page, anchor }) => {
  await page.goto('/?user=ada');
  await anchor.connectAs(page, { application: 'linkedin', account: 'ada@example.com' });
  await page.getByLabel('Text').fill('Hello');
  await page.getByRole('button', { name: 'Post' }).click();
  await expect(page.getByText('Posted')).toBeVisible();
  expect(anchor.siteAccount('network', 'ada@example.com').posts[0]?.text).toBe('Hello');
});
