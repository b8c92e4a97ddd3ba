import { findChromium } from '@kit/emulator/node';
import { test as base, expect, type Page } from '@playwright/test';
import { ChatWindow } from './ChatWindow.ts';
import { startLiveApp } from './world/startWorld.ts';
import { expectClosed, finish } from './test.ts';

const question = 'Please write the post yourself.';

const test = base.extend<object, { origin: string }>({
  origin: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
    async ({}, provide) => {
      test.skip(!findChromium(), 'There is no Chromium.');
      const { origin, stop } = await startLiveApp();
      await provide(origin);
      stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** Lets the assistant work until it needs a person, and opens the live view. */
async function openLiveView(page: Page, origin: string) {
  const chat = await ChatWindow.open(page, origin);
  await chat.say('Post on LinkedIn: we are hiring two engineers');
  const popup = await chat.connect();
  await finish(popup, 'jane@example.com');
  await expectClosed(popup);
  await page.getByRole('button', { name: 'Watch browser' }).click();
  const live = page.getByRole('group', { name: 'Live browser' });
  return { chat, live, screen: page.frameLocator('iframe').getByRole('img') };
}

test('a person takes over a real browser, types into the site and hands back, and the agent goes on', async ({
  page,
  origin,
}) => {
  const { chat, live, screen } = await openLiveView(page, origin);
  await expect(screen).toBeVisible();
  await expect(live).toContainText(question);
  await expect(live).toHaveAttribute('data-state', 'live');

  // Before the take-over, neither the pointer nor the keyboard reaches the browser.
  const frame = page.locator('iframe');
  await expect(frame).toHaveJSProperty('inert', true);
  await expect(frame).toHaveCSS('pointer-events', 'none');

  await live.getByRole('button', { name: 'Take over' }).click();
  await expect(live).toHaveAttribute('data-state', 'taken');
  await expect(frame).toBeFocused();
  const keyboard = page.frameLocator('iframe').getByRole('textbox');
  await keyboard.focus();
  await page.keyboard.type('Written by a person.');
  await keyboard.press('Shift+Escape'); // leaves the viewer of the emulator
  await page.keyboard.press('Tab');
  await expect(live.getByRole('button', { name: 'Skip the browser' }).last()).toBeFocused();
  await live.getByRole('button', { name: 'Hand back' }).click();
  await expect(chat.tool('Post on LinkedIn')).toContainText('Done');
  await expect(chat.log).toContainText('Written by a person.');
  await expect(live).not.toContainText(question);

  await live.getByRole('button', { name: 'Stop browser' }).click();
  await expect(live).toContainText('The browser was stopped.');
  await expect(frame).toHaveCount(0);
});

test('if the policy of the page blocks the frame, the view says so, and the person can still answer', async ({
  page,
  origin,
}) => {
  await page.route(`${origin}/chat`, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': "frame-src 'none'" };
    await route.fulfill({ response, headers });
  });
  const { chat, live } = await openLiveView(page, origin);
  await expect(live).toHaveAttribute('data-state', 'refused');
  await expect(live).toContainText('A security setting of this page blocks the browser.');
  await expect(page.locator('iframe')).toHaveCount(0);
  await live.getByRole('button', { name: 'Done' }).click();
  await expect(chat.tool('Post on LinkedIn')).toContainText('Done');
  await expect(chat.log).toContainText('Your post is on LinkedIn');
});
