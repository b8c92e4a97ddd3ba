// The playground on localhost, with browsers of the emulator that are real. Its agent leaves the text of a post to a person. Prints its
// origin.
import { findChromium } from '@kit/emulator/node';
import type { BrowserSession } from '@kit/server';
import { runScript } from '../../server/chat/performOffline.ts';
import { serveEmulated } from './serveEmulated.ts';

const browsers = findChromium();
if (!browsers) throw new Error('There is no Chromium.');

/** Opens the field for a post, waits for a person, and returns what they wrote. */
async function perform(session: BrowserSession): Promise<Record<string, unknown>> {
  await runScript(session.cdpUrl, async (page) => {
    await page.goto(new URL('/', page.url()).href);
    await page.getByLabel('Write a post').focus();
    return {};
  });
  if (!(await session.askPerson('Please write the post yourself.')))
    throw new Error('The person did not write the post.');
  return runScript(session.cdpUrl, async (page) => ({
    posted: await page.getByLabel('Write a post').inputValue(),
  }));
}

const { origin, stop } = await serveEmulated({ browsers, port: { port: 0 }, perform });
// The browsers end with the emulator.
process.once('SIGTERM', () => void stop().then(() => process.exit()));
console.log(origin);
