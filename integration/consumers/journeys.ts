import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright';

export const account = 'jane@example.com';

/** Waits until the lists have loaded, which shows that scripts run. */
async function waitForList(page: Page): Promise<void> {
  for (const list of await page.getByRole('region', { name: 'Connected accounts' }).all())
    await list.getByText('No accounts connected').waitFor();
}

/** Signs in by the popup that a click on the button opens. */
export async function signIn(page: Page): Promise<void> {
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Connect LinkedIn' }).click(),
  ]);
  await popup.getByRole('textbox', { name: 'Email or username' }).fill(account);
  await popup.getByRole('button', { name: 'Sign in' }).click();
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Continue' }).click();
  await closed;
}

/** Connects by popup, and returns the row of the account. */
export async function connectAccount(page: Page): Promise<Locator> {
  await waitForList(page);
  await signIn(page);
  const row = page.getByRole('listitem').filter({ hasText: account });
  await row.waitFor();
  return row;
}

/** Connects by popup, sees the account listed, and disconnects it. */
export async function connectAndDisconnect(page: Page): Promise<void> {
  const row = await connectAccount(page);
  assert.equal(await page.getByRole('listitem').filter({ hasText: account }).count(), 1);
  await row.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await row.waitFor({ state: 'detached' });
  await waitForList(page);
}
