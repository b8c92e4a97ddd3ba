import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '@kit/react/styles.css';
import { ConnectionList, type Strings } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { ar } from '../locales/ar.ts';
import { de } from '../locales/de.ts';
import { en } from '../locales/en.ts';

const { innerWidth, innerHeight } = window;
beforeEach(() => void (document.body.style.margin = '0'));
afterEach(async () => {
  cleanup();
  document.documentElement.removeAttribute('dir');
  await page.viewport(innerWidth, innerHeight);
});

const needy = 'sales@example.com';

async function showRows(strings: Strings): Promise<void> {
  const live = await startLiveApp();
  await live.seed([
    { application: 'salesforce', accountName: needy, status: 'needs_attention' },
    { application: 'linkedin', accountName: 'jane@example.com' },
    { application: 'linkedin', accountName: 'second@example.com' },
  ]);
  document.documentElement.dir = strings.direction ?? 'ltr';
  render(
    <live.App locale={strings}>
      <ConnectionList />
    </live.App>,
  );
  await screen.findByText(needy);
}

const all = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
const boxOf = (element: Element | undefined) => {
  if (!element) throw new Error('The page has no such element.');
  return element.getBoundingClientRect();
};
/** Where the text of an element is, without its padding. */
function textBox(element: HTMLElement | undefined): DOMRect {
  const range = document.createRange();
  if (element) range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

const languages: [string, Strings][] = [
  ['English', en],
  ['German', de],
  ['Arabic', ar],
];

test.each(languages)(
  'in %s, an account that needs a new sign-in has room at every width',
  async (_, strings) => {
    await showRows(strings);
    for (const width of [206, 240, 288, 320, 480, 552, 640, 704, 768]) {
      await page.viewport(width, 700);
      const [address] = all('[data-part="account-name"]');
      const oneLine = Number.parseFloat(getComputedStyle(document.body).fontSize) * 1.6;
      expect(boxOf(address).height, `the address at ${width} px`).toBeLessThan(oneLine);
      const [account] = all('[data-part="account"]');
      expect(boxOf(account).width, `the account at ${width} px`).toBeGreaterThan(Math.min(width * 0.6, 270));
    }
  },
);

test.each(languages)(
  'in %s, the buttons of all rows are in line, and the link of a group ends there',
  async (_, strings) => {
    await showRows(strings);
    for (const width of [500, 640, 768, 1280]) {
      await page.viewport(width, 700);
      for (const part of ['rename', 'disconnect']) {
        const edges = all(`[data-part="${part}"].connect-button`).map((button) => boxOf(button).right);
        expect(edges).toHaveLength(3);
        expect(Math.max(...edges) - Math.min(...edges), `${part} at ${width} px`).toBeLessThan(1);
      }
      const isLeft = strings.direction === 'rtl';
      const [link] = all('[data-part="group"] [data-part="label"]');
      const [button] = all('button[data-part="disconnect"]');
      const end = (box: DOMRect) => (isLeft ? box.left : box.right);
      const padding = Number.parseFloat(getComputedStyle(button ?? document.body).paddingInlineEnd);
      const edge = end(boxOf(button)) + (isLeft ? padding : -padding);
      expect(Math.abs(end(textBox(link)) - edge), `the link at ${width} px`).toBeLessThan(4);
    }
  },
);

test('in Arabic, the name in the dialog is beside the icon', async () => {
  await showRows(ar);
  all('[data-part="disconnect"]')[0]?.click();
  const dialog = await screen.findByRole('dialog');
  const name = dialog.querySelector<HTMLElement>('[data-part="dialog-account"] > [dir]');
  const avatar = boxOf(dialog.querySelector('[data-part="avatar"]') ?? undefined);
  expect(avatar.left - textBox(name ?? undefined).right).toBeLessThan(20);
});
