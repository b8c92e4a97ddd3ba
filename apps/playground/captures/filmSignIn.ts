import type { Browser, Locator, Page } from 'playwright';
import sharp from 'sharp';
import { composeFrame, type Point } from './composeFrame.ts';
import { demoTime, type Demo } from './serveDemo.ts';

const size = { width: 1120, height: 760 };

/** Films how a user connects an account: the press, the popup, and the row that appears. */
export async function filmSignIn(browser: Browser, demo: Demo, file: string): Promise<void> {
  const context = await browser.newContext({ viewport: size, colorScheme: 'light', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const stage = await context.newPage();
  await page.clock.setFixedTime(demoTime);
  await page.goto(demo.origin);
  const tile = page.getByRole('button', { name: 'Connect LinkedIn' });
  await tile.waitFor();
  await page.evaluate('document.fonts.ready');

  const frames: Buffer[] = [];
  const delays: number[] = [];
  const shoot = async (seconds: number, cursor: Point, popup?: Page) => {
    frames.push(await composeFrame(stage, size, { app: page, popup, cursor }));
    delays.push(seconds * 1_000);
  };

  await shoot(1.4, { x: 620, y: 300 });
  await tile.hover();
  await shoot(0.7, await middleOf(tile));
  const opened = context.waitForEvent('page');
  await tile.click();
  const popup = await opened;
  await popup.setViewportSize({ width: 440, height: 560 });
  const signIn = popup.getByRole('button', { name: 'Sign in' });
  await popup.getByLabel('Email or username').fill('priya@example.com');
  await shoot(1.6, { x: 620, y: 330 }, popup);
  await signIn.hover();
  await shoot(0.7, await middleOf(signIn), popup);
  await signIn.click();
  const goOn = popup.getByRole('button', { name: 'Continue' });
  await goOn.hover();
  await page.getByText('The server checks it').waitFor({ state: 'attached' });
  await shoot(1.3, await middleOf(goOn), popup);
  await goOn.click();
  const row = page.locator('[data-part="row"]');
  await row.waitFor();
  await page.mouse.move(0, 0);
  await shoot(3.2, await middleOf(row));
  await context.close();

  await sharp(frames, { join: { animated: true } })
    .webp({ lossless: true, effort: 6, delay: delays, loop: 0 })
    .toFile(file);
}

/** The point of an element that a pointer presses. A popup is in the middle of the picture. */
async function middleOf(element: Locator): Promise<Point> {
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not on the screen.');
  const viewport = element.page().viewportSize() ?? size;
  return {
    x: box.x + box.width / 2 + (size.width - viewport.width) / 2,
    y: box.y + box.height / 2 + (size.height - viewport.height) / 2,
  };
}
