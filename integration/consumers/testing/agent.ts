import type { Connect } from '@kit/server';
import { chromium } from 'playwright';

/** Posts on the network, in a browser that is signed in to the user's account. */
export function post(connect: Connect, userId: string, text: string): Promise<void> {
  return connect.withSession({ userId, application: 'linkedin' }, async ({ cdpUrl }) => {
    const browser = await chromium.connectOverCDP(cdpUrl);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The browser has no page.');
    await page.getByLabel('Write a post').fill(text);
    await page.getByRole('button', { name: 'Post' }).click();
    await page.getByText('Your post is in the feed.').waitFor();
  });
}
