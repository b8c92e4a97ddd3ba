import type { Browser } from 'playwright';
import sharp from 'sharp';
import { demoTime, type Demo } from './serveDemo.ts';

/** Takes the accounts page with some accounts, in both themes, with two pixels for each CSS pixel. */
export async function photographPage(
  browser: Browser,
  demo: Demo,
  fileOf: (theme: 'light' | 'dark') => string,
): Promise<void> {
  await demo.connect({ application: 'notion', name: 'priya@example.com', daysAgo: 12 });
  await demo.connect({ application: 'salesforce', name: 'sales@example.com', daysAgo: 90, isExpired: true });
  const time = demoTime + 60_000; // a minute after the film
  demo.setTime(time);
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 }, deviceScaleFactor: 2 });
  await page.clock.setFixedTime(time);
  await page.goto(demo.origin);
  await page.locator('[data-part="row"]').nth(2).waitFor();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await sharp(picture)
      .png({ palette: true, colours: 128, effort: 10, compressionLevel: 9 })
      .toFile(fileOf(theme));
  }
  await page.close();
}
