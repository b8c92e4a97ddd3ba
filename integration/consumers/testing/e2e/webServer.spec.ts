import { expect, test } from '@kit/emulator/playwright';

// Fails on purpose: Playwright then continues in a new worker.
test('an account that is missing', async ({ page }) => {
  await page.goto('/?user=missing');
  await expect(page).toHaveConnection('linkedin', 'ada@example.com', { timeout: 300 });
});

test('the next test has an emulator again', async ({ page, anchor }) => {
  await page.goto('/?user=next');
  await anchor.seedConnection(page, { application: 'linkedin', account: 'ada@example.com' });
  await expect(page).toHaveConnection('linkedin', 'ada@example.com');
});
