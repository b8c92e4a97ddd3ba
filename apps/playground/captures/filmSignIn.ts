import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import sharp from 'sharp';
import { composeFrame, type Point } from './composeFrame.ts';
import { demoTime, type Demo } from './serveDemo.ts';

const size = { width: 1120, height: 760 };

/** Films how a user connects an account: the press, the popup, the row that appears, and what the assistant then does there. */
export async function filmSignIn(browser: Browser, demo: Demo, file: string): Promise<void> {
  const context = await browser.newContext({ viewport: size, colorScheme: 'light', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const stage = await context.newPage();
  const pass = await startClock(context, demo);
  await page.goto(demo.origin);
  const tile = page.getByRole('button', { name: 'Connect LinkedIn' });
  await tile.waitFor();
  const suggestion = page.getByRole('button', { name: /^Read my LinkedIn messages/ });
  await suggestion.waitFor();
  await page.evaluate('document.fonts.ready');

  const frames: Buffer[] = [];
  const delays: number[] = [];
  const shoot = async (seconds: number, cursor: Point, popup?: Page) => {
    frames.push(await composeFrame(stage, size, { app: page, popup, cursor }));
    delays.push(seconds * 1_000);
  };
  const happens = (text: string) =>
    page.locator('[data-event]', { hasText: text }).waitFor({ state: 'attached' });

  await shoot(1.4, { x: 620, y: 300 });
  await tile.hover();
  await shoot(0.7, await middleOf(tile));
  const opened = context.waitForEvent('page');
  // The requests wait for time to pass, because each causes the next event.
  await page.route(/\/attempts$/, async (route) => {
    await (await opened).waitForLoadState();
    await pass(0.3);
    await route.continue();
  });
  await page.route(/\/attempts\/[\w-]+$/, (route) => pass(0.4).then(() => route.continue()), { times: 1 });
  await tile.click();
  const popup = await opened;
  await popup.setViewportSize({ width: 440, height: 560 });
  const signIn = popup.getByRole('button', { name: 'Sign in' });
  await popup.getByLabel('Email or username').fill('priya@example.com');
  await happens('Sign-in started');
  await shoot(1.6, { x: 620, y: 330 }, popup);
  await signIn.hover();
  await shoot(0.7, await middleOf(signIn), popup);
  await pass(6.8);
  await signIn.click();
  const goOn = popup.getByRole('button', { name: 'Continue' });
  await goOn.hover();
  await happens('Sign-in page opened');
  await shoot(1.3, await middleOf(goOn), popup);
  await pass(1.1);
  await goOn.click();
  const row = page.locator('[data-part="row"]');
  await row.waitFor();
  await happens('Connected');
  await page.locator('[data-part="button"][data-state="connected"]').waitFor({ state: 'detached' }); // shown for a moment only
  await page.mouse.move(0, 0);
  await shoot(2, await middleOf(row));

  await suggestion.hover();
  await shoot(0.7, await middleOf(suggestion));
  await suggestion.click();
  await page.getByText('Done. I wrote to').waitFor();
  await page.getByRole('button', { name: 'Send' }).waitFor();
  await page.mouse.move(0, 0);
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.blur();
  await shoot(3.2, await middleOf(field));
  const panel = page.getByText('Behind the scenes');
  await panel.click();
  await page.locator('.events').scrollIntoViewIfNeeded();
  await shoot(3.2, await middleOf(panel));
  await context.close();

  await sharp(frames, { join: { animated: true } })
    .webp({ lossless: true, effort: 6, delay: delays, loop: 0 })
    .toFile(file);
}

/**
 * Sets the clocks of the pages and of the servers. They are stopped, and the function that is returned lets seconds pass. The film then
 * shows the same times whatever the speed of the machine.
 */
async function startClock(context: BrowserContext, demo: Demo): Promise<(seconds: number) => Promise<void>> {
  let time = demoTime;
  const pass = async (seconds: number) => {
    time += seconds * 1_000;
    demo.setTime(time);
    await context.clock.setFixedTime(time);
  };
  await pass(0);
  return pass;
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
