import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright';

/** Renames and disconnects inside an open dialog of the app. The dialog must ignore Escape and clicks in the kit. */
export async function visitDialog(page: Page, library: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/dialogs.html#${encodeURIComponent(library)}`);
  const app = page.getByRole('dialog', { name: library });
  const rename = app.getByRole('button', { name: /^Rename/ });
  const disconnect = app.getByRole('button', { name: /^Disconnect/ });
  const kit = page.getByRole('dialog', { name: /^Disconnect/ });
  const expectOpen = async (after: string) => {
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
    assert.equal(await page.title(), '0', `${library}: ${after}`);
  };

  const expectFocus = async (button: Locator, after: string) => {
    const isFocused = () => button.evaluate((element) => element === document.activeElement);
    for (let tries = 0; tries < 50 && !(await isFocused()); tries += 1) await page.waitForTimeout(20);
    assert.ok(await isFocused(), `${library}: the focus does not return after ${after}`);
  };

  await rename.click();
  await app.getByRole('textbox').waitFor();
  await page.keyboard.press('Escape');
  await app.getByRole('textbox').waitFor({ state: 'detached' });
  await expectOpen('Escape in the field');
  await expectFocus(rename, 'Escape in the field');

  await disconnect.click();
  await kit.waitFor();
  const within = () => kit.evaluate((dialog) => dialog.contains(document.activeElement));
  for (const key of ['Tab', 'Shift+Tab']) {
    await page.keyboard.press(key);
    assert.ok(await within(), `${library}: ${key} leaves the dialog`);
  }
  await page.keyboard.press('Escape');
  await kit.waitFor({ state: 'detached' });
  await expectOpen('Escape in the dialog');
  await expectFocus(disconnect, 'Escape in the dialog');

  await disconnect.click();
  await kit.getByRole('heading').click();
  await page.mouse.click(3, 3);
  await expectOpen('clicks on the dialog and beside it');
  await page.keyboard.press('Escape');
  await kit.waitFor({ state: 'detached' });
  await expectOpen('Escape after a click');

  await disconnect.click();
  await kit.getByRole('button', { name: 'Cancel' }).click();
  await kit.waitFor({ state: 'detached' });
  await expectOpen('Cancel');
  await expectFocus(disconnect, 'Cancel');

  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.title === '1'); // outside the kit, Escape closes the app's dialog
}
