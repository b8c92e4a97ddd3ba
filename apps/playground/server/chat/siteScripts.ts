import type { Locator, Page } from 'playwright';

/** What a tool does on a demo site, in a browser that is signed in to it. Returns what the model reads. */
export type SiteScript = (page: Page) => Promise<Record<string, unknown>>;

/** Scripts for the demo site *Network*. */
export const network = {
  post:
    (text: string): SiteScript =>
    async (page) => {
      await open(page, '/');
      await page.getByLabel('Write a post').fill(text);
      await page.getByRole('button', { name: 'Post', exact: true }).click();
      await page.getByText('Your post is in the feed.').waitFor();
      return { posted: text };
    },

  listNotifications: (): SiteScript => async (page) => {
    await open(page, '/notifications');
    return { notifications: await textsOf(page.getByRole('main').locator('.entry > p')) };
  },

  /** The messages of the newest conversation, oldest first. */
  readMessages: (): SiteScript => async (page) => {
    await open(page, '/messages');
    const newest = page.getByRole('region', { name: 'Conversations' }).getByRole('link').first();
    const person = await newest.locator('strong').innerText();
    await newest.click();
    const bubbles = page.getByRole('region', { name: `Conversation with ${person}` }).locator('.bubbles p');
    return { person, messages: await textsOf(bubbles) };
  },

  answer:
    (person: string, text: string): SiteScript =>
    async (page) => {
      await open(page, '/messages');
      await page.getByRole('link', { name: person }).first().click();
      await page.getByLabel(`Message to ${person}`).fill(text);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.locator('.bubbles .mine').filter({ hasText: text }).last().waitFor();
      return { person, sent: text };
    },
};

/** Scripts for the demo site *Deals*. */
export const deals = {
  listOpen: (): SiteScript => async (page) => {
    await open(page, '/');
    const rows = page
      .getByRole('main')
      .locator('tbody tr')
      .filter({ hasNotText: /\b(Won|Lost)\b/ });
    return { deals: await textsOf(rows) };
  },
};

/** Scripts for the demo site *Notes*. */
export const notes = {
  find:
    (query: string): SiteScript =>
    async (page) => {
      await open(page, `/?q=${encodeURIComponent(query)}`);
      return { pages: await textsOf(page.getByRole('main').locator('h2')) };
    },
};

/** Opens a path of the site that the browser shows. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
}

/** Each element's text, on one line. */
async function textsOf(elements: Locator): Promise<string[]> {
  const texts = await elements.allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}
