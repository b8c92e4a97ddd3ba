import { getSiteUrl } from '../backend/siteSignIns.ts';
import type { EmulatorTask, TaskContext } from './EmulatorTask.ts';

const id = (number: number): string => `7a51c0de-0000-4000-8000-00000000000${number}`;

/** Tasks on the demo sites. They read and click like a person. */
export const demoTasks: readonly EmulatorTask[] = [
  { id: id(1), name: 'network-read-messages', prompt: /\bread\b.*\bmessages?\b/i, run: readMessages },
  { id: id(2), name: 'network-send-message', run: sendMessage },
  { id: id(3), name: 'network-publish-post', run: publishPost },
  { id: id(4), name: 'deals-list', prompt: /\b(list|read)\b.*\bdeals?\b/i, run: listDeals },
  { id: id(5), name: 'deals-add-note', run: addDealNote },
  { id: id(6), name: 'notes-list', prompt: /\b(list|read)\b.*\b(notes|pages)\b/i, run: listNotes },
  { id: id(7), name: 'notes-create-page', run: createNote },
];

async function readMessages({ page, origin }: TaskContext): Promise<{ conversations: unknown }> {
  await open(page, `${getSiteUrl('network', origin)}messages`);
  const conversations = await page.evaluate(`Array.from(document.querySelectorAll('.list li'), (item) => ({
    person: item.querySelector('strong').textContent,
    lastMessage: item.querySelector('.preview').textContent,
    isUnread: item.querySelector('.unread') !== null,
  }))`);
  return { conversations };
}

async function sendMessage({ page, origin, input }: TaskContext): Promise<{ sent: true; person: string }> {
  const person = requireText(input, 'person');
  const text = requireText(input, 'text');
  await open(page, `${getSiteUrl('network', origin)}people`);
  const path = await findLink(page, person);
  await open(page, new URL(path.replace('/people/', '/messages/'), getSiteUrl('network', origin)).href);
  await page.fill('#message', text);
  await page.click('form.reply button');
  await page.waitFor('.done');
  return { sent: true, person };
}

async function publishPost({ page, origin, input }: TaskContext): Promise<{ published: true; text: string }> {
  const text = requireText(input, 'text');
  await open(page, getSiteUrl('network', origin));
  await page.fill('#post', text);
  await page.click('form:has(#post) button');
  await page.waitFor('.done');
  return { published: true, text };
}

async function listDeals({ page, origin }: TaskContext): Promise<{ deals: unknown }> {
  await open(page, getSiteUrl('deals', origin));
  const deals = await page.evaluate(`Array.from(document.querySelectorAll('tbody tr'), (row) => ({
    name: row.querySelector('th a').textContent,
    stage: row.querySelector('.tag').textContent,
    amount: row.querySelector('.amount').textContent,
  }))`);
  return { deals };
}

async function addDealNote({ page, origin, input }: TaskContext): Promise<{ added: true; deal: string }> {
  const deal = requireText(input, 'deal');
  const note = requireText(input, 'note');
  await open(page, getSiteUrl('deals', origin));
  await open(page, new URL(await findLink(page, deal), getSiteUrl('deals', origin)).href);
  await page.fill('#note', note);
  await page.click('form:has(#note) button');
  await page.waitFor('.done');
  return { added: true, deal };
}

async function listNotes({ page, origin }: TaskContext): Promise<{ pages: readonly string[] }> {
  await open(page, getSiteUrl('notes', origin));
  return { pages: await page.texts('ul.pages h2') };
}

async function createNote({ page, origin, input }: TaskContext): Promise<{ created: true; url: string }> {
  const title = requireText(input, 'title');
  const text = requireText(input, 'text');
  await open(page, `${getSiteUrl('notes', origin)}new`);
  await page.fill('#title', title);
  await page.fill('#text', text);
  await page.click('form:has(#text) button');
  await page.waitFor('.done');
  return { created: true, url: await page.evaluate('location.origin + location.pathname').then(String) };
}

type Page = TaskContext['page'];

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  if ((await page.texts('.signed-out')).length > 0)
    throw new Error(`The browser is signed out of ${new URL(url).hostname}. Run the task with an identity.`);
}

/** Returns the path of the link with this text. */
async function findLink(page: Page, text: string): Promise<string> {
  const path = await page.evaluate(
    `Array.from(document.querySelectorAll('main a')).find((link) => link.textContent.trim() === ${JSON.stringify(text)})?.getAttribute('href')`,
  );
  if (typeof path !== 'string') throw new Error(`There is no "${text}".`);
  return path;
}

function requireText(input: Readonly<Record<string, unknown>>, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '') throw new Error(`The input "${name}" is missing.`);
  return value;
}
