import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { find } from '../../../scripts/browser.mjs';
import { serveDemo } from './serveDemo.ts';
import { filmSignIn } from './filmSignIn.ts';
import { photographPage } from './photographPage.ts';

// Takes the pictures in the README from the running playground. Clock, accounts and fonts are fixed, so pictures differ only if the page does.
const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));
const demo = await serveDemo();
const browser = await chromium.launch({ executablePath: find() });
try {
  await filmSignIn(browser, demo, `${docs}playground-sign-in.webp`);
  await photographPage(browser, demo, (theme) => `${docs}playground-${theme}.png`);
} finally {
  await browser.close();
  await demo.stop();
}
