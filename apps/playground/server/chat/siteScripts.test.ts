import { createEmulator, demoApiKey, demoApplications, type Emulator } from '@kit/emulator';
import { findChromium, listen } from '@kit/emulator/node';
import { createAnchorClient } from '@kit/server/anchor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runScript } from './performOffline.ts';
import { deals, network, notes, type SiteScript } from './siteScripts.ts';

const jane = 'jane@example.com';
const started = z.object({ data: z.object({ cdp_url: z.string() }) });

let emulator: Emulator;
let server: Awaited<ReturnType<typeof listen>>;
let work: (script: SiteScript, signal?: AbortSignal) => Promise<Record<string, unknown>>;

beforeAll(async () => {
  const browsers = findChromium();
  if (!browsers) throw new Error('There is no Chromium on this machine.');
  emulator = createEmulator({ browsers });
  server = await listen(emulator, { port: 0 });
});
afterAll(() => server.close());

/** Starts a browser that is signed in to a site. */
async function signIn(application: string) {
  const anchor = createAnchorClient({
    apiKey: demoApiKey,
    baseUrl: server.url,
    dangerouslyAllowCustomBaseUrl: true,
  });
  const applicationId = demoApplications.find(({ name }) => name === application)?.id ?? '';
  const { id } = emulator.seedIdentity({ applicationId, name: jane });
  const body = { session: { proxy: { active: true } }, browser: {}, identities: [{ id }] };
  const signal = AbortSignal.timeout(20_000);
  const created = await anchor.sessions.create(body, { timeout: 20_000, maxRetries: 0, signal });
  const cdpUrl = started.parse(created).data.cdp_url;
  work = (script, stopped) => runScript(cdpUrl, script, stopped);
}

describe('on the network', () => {
  beforeAll(() => signIn('LinkedIn'));

  test('a post is in the feed', async () => {
    expect(await work(network.post('We are hiring'))).toEqual({ posted: 'We are hiring' });
    expect(emulator.siteAccount('network', jane).posts[0]).toMatchObject({
      text: 'We are hiring',
      author: jane,
    });
  });

  test('the newest message is read and answered', async () => {
    const { person, messages } = z
      .object({ person: z.string(), messages: z.array(z.string()) })
      .parse(await work(network.readMessages()));
    const [before] = emulator.siteAccount('network', jane).conversations;
    expect(before?.person).toBe(person);
    expect(messages.at(-1)).toContain(before?.messages.at(-1)?.text.slice(0, 20));

    await work(network.answer(person, 'Yes, on Thursday.'));
    const [after] = emulator.siteAccount('network', jane).conversations;
    expect(after).toMatchObject({ person, isUnread: false });
    expect(after?.messages.at(-1)).toMatchObject({ from: jane, text: 'Yes, on Thursday.' });
  });

  test('the notifications are listed', async () => {
    const { notifications } = await work(network.listNotifications());
    expect(notifications).toHaveLength(emulator.siteAccount('network', jane).notifications.length);
  });

  test('after a stop, nothing more is done', async () => {
    const { posts } = emulator.siteAccount('network', jane);
    const stop = new AbortController();
    const working = work(async (page) => {
      stop.abort();
      return network.post('too late')(page);
    }, stop.signal);
    await expect(working).rejects.toThrow(/closed/);
    expect(emulator.siteAccount('network', jane).posts).toEqual(posts);
  });
});

test('the open deals are listed', async () => {
  await signIn('Salesforce');
  const open = emulator.siteAccount('deals', jane).deals.filter(({ stage }) => !/won|lost/i.test(stage));
  expect((await work(deals.listOpen())).deals).toHaveLength(open.length);
});

test('pages of notes are found', async () => {
  await signIn('Notion');
  const { pages } = z.object({ pages: z.array(z.string()) }).parse(await work(notes.find('meeting')));
  expect(pages.length).toBeGreaterThan(0);
});
