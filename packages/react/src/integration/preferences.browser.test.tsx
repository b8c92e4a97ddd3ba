import '../styles.css';
import '../themes/compact.css';
import '../themes/contrast.css';
import '../themes/paper.css';
import '../themes/violet.css';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { paint } from '../../../../.storybook/tokens/colors.ts';
import { unreadable } from '../../../../.storybook/unreadable.ts';
import { ar } from '../locales/ar.ts';
import { de } from '../locales/de.ts';
import { en, type Strings } from '../locales/en.ts';
import { Everything } from '../strings/Everything.fixture.tsx';
import { contrast, setMedia } from './colors.fixture.ts';
import { startLiveApp } from './startLiveApp.fixture.tsx';

const pageElement = document.documentElement;
const themes = ['none', 'violet', 'paper', 'compact', 'contrast'];

afterEach(async () => {
  cleanup();
  for (const name of ['dir', 'data-connect-theme', 'style']) pageElement.removeAttribute(name);
  await setMedia({ 'prefers-contrast': '', 'forced-colors': '', 'prefers-reduced-motion': '' });
  await page.viewport(1280, 720);
});

const longName = 'Verwaltungsgemeinschaftsportal of the Northern Counties and Islands';
const longAccount = 'a.very.long.address.of.somebody@subsidiary.of.a.company.example.com';

/** Every component in every state, with long names. */
async function showEverything(strings: Strings): Promise<void> {
  const live = await startLiveApp();
  live.server.options.moreApplications = [longName];
  await live.seed([
    { application: 'notion', accountName: longAccount, status: 'needs_attention' },
    { application: 'salesforce', accountName: '', status: 'unknown' },
    { application: 'linkedin', accountName: longAccount, status: 'pending' },
    { application: 'linkedin', accountName: 'jane@example.com' },
  ]);
  pageElement.dir = strings.direction ?? 'ltr';
  render(
    <live.App locale={strings}>
      <Everything help={longName} />
    </live.App>,
  );
  await waitFor(() => {
    expect(document.querySelectorAll('[data-part="row"]')).toHaveLength(4);
    expect(document.querySelectorAll('[data-part="tile"]').length).toBeGreaterThan(2);
    expect(document.querySelectorAll('.connect-live-actions')).toHaveLength(3);
    expect(document.querySelectorAll('.connect-request')).toHaveLength(9);
    expect(document.querySelectorAll('[data-part="pending-actions"]')).toHaveLength(2);
  });
  await screen.findByRole('dialog');
}

const languages: [string, Strings][] = [
  ['English', en],
  ['German', de],
  ['Arabic', ar],
];
const widths = [320, 360, 414, 480, 560, 768, 1280];

function addStyle(text: string): void {
  const style = Object.assign(document.createElement('style'), { textContent: text });
  document.head.append(style);
  onTestFinished(() => style.remove());
}

const spacing =
  'body * { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }';

test.each(
  languages.flatMap(([name, strings]) =>
    ['', spacing].map((style) => [name, style ? 'with text spacing' : 'as usual', strings, style] as const),
  ),
)('nothing is cut or makes the page wider in %s, %s', async (_, _kind, strings, style) => {
  await showEverything(strings);
  addStyle(style);
  for (const width of widths) {
    await page.viewport(width, 900);
    for (const theme of themes) {
      pageElement.dataset['connectTheme'] = theme;
      expect(pageElement.scrollWidth, `${theme}, ${width} px`).toBeLessThanOrEqual(width);
      expect(unreadable(document.body), `${theme}, ${width} px`).toEqual([]);
    }
  }
});

/** The colors of every part. */
const looks = () =>
  [...document.querySelectorAll('[data-part], ul, dialog')].map((part) => {
    const { color, backgroundColor, borderColor, boxShadow } = getComputedStyle(part);
    return { part: part.getAttribute('data-part'), color, backgroundColor, borderColor, boxShadow };
  });

/** Colors change without a transition. */
const still = { 'prefers-reduced-motion': 'reduce' };

test.each(['light', 'dark'])(
  'a user who asks for more contrast sees the theme contrast, in %s pages',
  async (scheme) => {
    pageElement.style.colorScheme = scheme;
    await setMedia(still);
    await showEverything(en);
    const usual = looks();
    pageElement.dataset['connectTheme'] = 'contrast';
    const expected = looks();
    expect(expected).not.toEqual(usual);

    await setMedia({ ...still, 'prefers-contrast': 'more' });
    pageElement.removeAttribute('data-connect-theme');
    expect(looks()).toEqual(expected);
    // Sizes stay those of the theme.
    pageElement.dataset['connectTheme'] = 'violet';
    expect(looks()).toEqual(expected);
    const opaque = looks().filter(({ backgroundColor }) => paint(backgroundColor)[3] === 1);
    for (const { part, color, backgroundColor } of opaque)
      expect(contrast(color, backgroundColor), part ?? '').toBeGreaterThanOrEqual(7);
    // The app's own brand is the app's decision.
    pageElement.style.setProperty('--connect-accent', '#0b57d0');
    const main = document.querySelector('.connect-button[data-variant="solid"]');
    expect(main && paint(getComputedStyle(main).backgroundColor)).toEqual(paint('#0b57d0'));
  },
);

test('in forced colors, every control, box and badge has a border, and the dot of a live view is drawn', async () => {
  await setMedia({ ...still, 'forced-colors': 'active' });
  await showEverything(en);
  const canvas = paint('Canvas');
  const bordered = document.querySelectorAll(
    '.connect-button:not(.connect-skeleton), .connect-status, .connect-input, .connect-list, .connect-live, .connect-request[data-state="open"], dialog, .connect-avatar:not(.connect-skeleton, .connect-button .connect-avatar)',
  );
  expect(bordered.length).toBeGreaterThan(40);
  for (const element of bordered) {
    const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(element);
    const name = `${element.getAttribute('data-part')} ${element.textContent}`;
    expect([borderTopWidth, borderTopStyle], name).toEqual(['1px', 'solid']);
    expect(paint(borderTopColor), name).not.toEqual(canvas);
    expect(paint(borderTopColor)[3], name).toBeGreaterThan(0.5);
  }
  const note = document.querySelector('.connect-live[data-state="taken"] .connect-live-actions > p');
  if (!note) throw new Error('There is no live view.');
  const dot = getComputedStyle(note, '::before');
  expect(Number.parseFloat(dot.borderTopWidth)).toBeGreaterThan(2);
  expect(paint(dot.borderTopColor)).not.toEqual(canvas);
});
