import { expect, test } from '@kit/emulator/playwright';

test('a user connects an account', async ({ page, anchor }) => {
  await page.goto('/accounts');
  await anchor.connectAs(page, { application: 'linkedin', account: 'ada@example.com' });
  await expect(page).toHaveConnection('linkedin', 'ada@example.com');
});
