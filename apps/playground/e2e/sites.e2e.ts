import { createEmulator, demoApplications, getSiteUrl, type Emulator, type SiteName } from '@kit/emulator';
import { listen } from '@kit/emulator/node';
import { test as base, expect, type Page } from '@playwright/test';

const account = 'jane@example.com';

interface Sites {
  readonly emulator: Emulator;
  /** Signs the page's browser in to a demo site and opens it. Returns the id of the identity. */
  readonly openSite: (site: SiteName) => Promise<string>;
}

const test = base.extend<{ sites: Sites }>({
  sites: async ({ context, page }, provide) => {
    const emulator = createEmulator();
    const server = await listen(emulator, { port: 0 });
    await provide({
      emulator,
      async openSite(site) {
        const application = demoApplications.find((one) => one.site === site);
        const { id } = emulator.seedIdentity({ applicationId: application?.id ?? '', name: account });
        await context.addCookies(emulator.siteCookies(id, server.url));
        await page.goto(getSiteUrl(site, server.url));
        return id;
      },
    });
    await server.close();
  },
});

const looks = [
  { name: 'desktop', viewport: { width: 1280, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
];

/** Returns how many pixels the page is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

for (const { name, viewport } of looks) {
  test.describe(`demo sites on a ${name}`, () => {
    test.use({ viewport });

    test('network: an agent posts, answers a message and writes to a person', async ({ page, sites }) => {
      await sites.openSite('network');
      await expect(page.getByRole('link', { name: `Signed in as ${account}` })).toBeVisible();
      await page.getByLabel('Write a post').fill('Two lines\nwith <b>signs</b>');
      await page.getByRole('button', { name: 'Post' }).click();
      await expect(page.getByRole('status')).toHaveText('Your post is in the feed.');
      await expect(page.getByRole('article').first()).toContainText('with <b>signs</b>');
      expect(await overflow(page)).toBe(0);

      await page.getByRole('link', { name: 'Messages' }).click();
      await page.getByRole('link', { name: 'Lena Fischer' }).click();
      await page.getByLabel('Message to Lena Fischer').fill('Thursday at three works.');
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(
        page.getByRole('listitem').filter({ hasText: 'Thursday at three works.' }),
      ).not.toHaveCount(0);
      expect(await overflow(page)).toBe(0);

      await page.getByRole('searchbox', { name: 'Search people' }).fill('hiro');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Message Hiro Tanaka' }).click();
      await page.getByLabel('Message to Hiro Tanaka').fill('Hello Hiro');
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(page.getByRole('status')).toHaveText('Your message was sent.');

      const { posts, conversations } = sites.emulator.siteAccount('network', account);
      expect(posts[0]).toMatchObject({ author: account, text: 'Two lines\nwith <b>signs</b>' });
      expect(conversations.slice(0, 2).map(({ id, messages }) => [id, messages.at(-1)?.text])).toEqual([
        ['hiro-tanaka', 'Hello Hiro'],
        ['lena-fischer', 'Thursday at three works.'],
      ]);
    });

    test('deals: an agent finds a deal, moves it and adds a note', async ({ page, sites }) => {
      await sites.openSite('deals');
      await expect(page.getByRole('row')).toHaveCount(9);
      expect(await overflow(page)).toBe(0);
      await page.getByRole('searchbox', { name: 'Search deals' }).fill('railyard');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Railyard: pilot' }).click();
      await page.getByRole('combobox', { name: 'Stage' }).selectOption('Negotiation');
      await page.getByRole('button', { name: 'Save stage' }).click();
      await expect(page.getByRole('status')).toHaveText('The stage was changed.');
      await page.getByLabel('Note').fill('Security has approved.');
      await page.getByRole('button', { name: 'Add note' }).click();
      await expect(page.getByRole('region', { name: 'Activity' })).toContainText('Security has approved.');
      expect(await overflow(page)).toBe(0);
      const { deals } = sites.emulator.siteAccount('deals', account);
      expect(deals.find(({ id }) => id === 'railyard-pilot')).toMatchObject({ stage: 'Negotiation' });
    });

    test('notes: an agent creates a page and edits it', async ({ page, sites }) => {
      await sites.openSite('notes');
      await page.getByRole('navigation').getByRole('link', { name: 'New page' }).click();
      await page.getByLabel('Title').fill('Agenda');
      await page.getByLabel('Text').fill('# Topics\n[ ] Prices');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('heading', { name: 'Topics' })).toBeVisible();
      await page.getByRole('link', { name: 'Edit' }).click();
      await page.getByLabel('Text').fill('[x] Prices');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('Done: Prices')).toBeVisible();
      expect(await overflow(page)).toBe(0);
      expect(sites.emulator.siteAccount('notes', account).pages[0]).toMatchObject({
        title: 'Agenda',
        body: '[x] Prices',
      });
    });
  });
}

test('a browser is signed out of a demo site when its identity fails', async ({ page, sites }) => {
  const id = await sites.openSite('network');
  sites.emulator.changeIdentity(id, { status: 'failed' });
  await page.getByLabel('Write a post').fill('Too late');
  await page.getByRole('button', { name: 'Post' }).click();
  await expect(page.getByRole('heading')).toHaveText('You are signed out of Network');
  expect(await page.context().cookies(page.url())).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }]);
  expect(sites.emulator.siteAccount('network', account).posts).toHaveLength(5);
});
