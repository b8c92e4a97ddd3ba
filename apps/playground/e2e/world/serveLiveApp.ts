// The playground on localhost, with browsers of the emulator that are real. Its agent leaves the text of a post to a person. Prints its
// origin.
import { createServer } from 'node:http';
import { createEmulator, demoApiKey } from '@kit/emulator';
import { findChromium, listen as listenEmulator } from '@kit/emulator/node';
import { memoryStore, type BrowserSession } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { emulatedApplications, offeredApplications } from '../../server/applications.ts';
import { openThreads } from '../../server/chat/openThreads.ts';
import { runScript } from '../../server/chat/performOffline.ts';
import { createScriptedModel } from '../../server/chat/scriptedModel.ts';
import { siteTools } from '../../server/chat/tools.ts';
import { createPlayground } from '../../server/createPlayground.ts';
import { buildPage, servePageFrom } from './buildPage.ts';
import { listen } from './listen.ts';

const browsers = findChromium();
if (!browsers) throw new Error('There is no Chromium.');
const emulator = createEmulator({
  applications: emulatedApplications,
  settings: { allowLoopbackCallbacks: true },
  browsers,
});
const backend = await listenEmulator(emulator, { port: 0 });
const server = createServer();
const publicUrl = `http://localhost:${await listen(server)}`;

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

const answer = createPlayground({
  anchor: createAnchorClient({
    apiKey: demoApiKey,
    baseUrl: backend.url,
    dangerouslyAllowCustomBaseUrl: true,
  }),
  applications: offeredApplications,
  hostedUrl: backend.url,
  publicUrl,
  store: memoryStore(),
  chat: { threads: openThreads(':memory:'), model: createScriptedModel(10), tools: siteTools, perform },
  emulator,
  servePage: await servePageFrom(process.env.E2E_PAGE_FOLDER ?? (await buildPage())),
});
server.on('request', answer);
// The browsers end with the emulator.
process.once('SIGTERM', () => void backend.close().then(() => process.exit()));
console.log(publicUrl);
