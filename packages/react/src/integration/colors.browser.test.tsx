import '../styles.css';
import '../themes/compact.css';
import '../themes/contrast.css';
import '../themes/paper.css';
import '../themes/violet.css';
import { cleanup, render, screen } from '@testing-library/react';
import type { CSSProperties, ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConnectAccountButton, DisconnectButton } from '../index.ts';
import { anyConnection } from '../list/OneConnection.fixture.tsx';
import { paint } from '../../../../.storybook/tokens/colors.ts';
import { contrast, difference, setMedia } from './colors.fixture.ts';
import { startLiveApp, type LiveApp } from './startLiveApp.fixture.tsx';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(async () => {
  cleanup();
  await setMedia({ 'prefers-color-scheme': '', 'prefers-reduced-motion': '' });
});

const connect = <ConnectAccountButton application="linkedin" name="LinkedIn" variant="outline" />;

const show = (content: ReactNode) => render(<live.App>{content}</live.App>);

/** Whether the button is drawn dark. Its default background is white or nearly black. */
function schemeOf(button: HTMLElement): 'light' | 'dark' {
  const { backgroundColor, color } = getComputedStyle(button);
  expect(contrast(color, backgroundColor)).toBeGreaterThan(7);
  return paint(backgroundColor)[0] < 0.5 ? 'dark' : 'light';
}
const shownScheme = () => schemeOf(screen.getByRole('button', { name: 'Connect LinkedIn' }));

/** Sets attributes of the page's element until the test ends. */
function setPage(attributes: Record<string, string>): void {
  const page = document.documentElement;
  for (const [name, value] of Object.entries(attributes)) page.setAttribute(name, value);
  onTestFinished(() => {
    for (const name of Object.keys(attributes)) page.removeAttribute(name);
  });
}

function addMeta(content: string): void {
  const meta = Object.assign(document.createElement('meta'), { name: 'color-scheme', content });
  document.head.append(meta);
  onTestFinished(() => meta.remove());
}

describe.each(['light', 'dark'] as const)('on a %s system', (system) => {
  beforeEach(() => setMedia({ 'prefers-color-scheme': system }));

  test('a page that says nothing is light', () => {
    show(connect);
    expect(shownScheme()).toBe('light');
  });

  test.each([
    [{ style: 'color-scheme: dark' }, 'dark'],
    [{ style: 'color-scheme: light' }, 'light'],
    [{ style: 'color-scheme: light dark' }, system],
    [{ class: 'dark' }, 'dark'],
    [{ class: 'light' }, 'light'],
    [{ 'data-theme': 'dark' }, 'dark'],
    [{ 'data-theme': 'light' }, 'light'],
    [{ 'data-theme': 'auto' }, system],
    [{ class: 'light', style: 'color-scheme: dark' }, 'light'],
  ])('the page says %o', (attributes, expected) => {
    setPage(attributes);
    show(connect);
    expect(shownScheme()).toBe(expected);
  });

  test.each([
    ['light', 'light'],
    ['dark', 'dark'],
    ['light dark', system],
  ])('the page says <meta name="color-scheme" content="%s">', (content, expected) => {
    addMeta(content);
    show(connect);
    expect(shownScheme()).toBe(expected);
  });

  const regions: [string, { className?: string; 'data-theme'?: string; style?: CSSProperties }][] = [
    ['color-scheme', { style: { colorScheme: 'light' } }],
    ['.light', { className: 'light' }],
    ['data-theme', { 'data-theme': 'light' }],
  ];
  test.each(regions)('a light region by %s in a dark page', (_, region) => {
    setPage('style' in region ? { style: 'color-scheme: dark' } : { class: 'dark', 'data-theme': 'dark' });
    show(<div {...region}>{connect}</div>);
    expect(shownScheme()).toBe('light');
  });

  test('a dark region in a light region in a dark page', () => {
    setPage({ class: 'dark' });
    show(
      <div className="light">
        <div data-theme="dark">{connect}</div>
      </div>,
    );
    expect(shownScheme()).toBe('dark');
  });

  test('the dialog is as its button', async () => {
    show(
      <div className="dark">
        <DisconnectButton connection={anyConnection} />
      </div>,
    );
    screen.getByRole('button', { name: /^Disconnect/ }).click();
    const dialog = await screen.findByRole('dialog');
    expect(paint(getComputedStyle(dialog).backgroundColor)).toEqual(paint('#1c1c20'));
    expect(getComputedStyle(dialog, '::backdrop').backgroundColor).toBe('rgba(0, 0, 0, 0.667)');
  });

  test('the page is left as it is', () => {
    setPage({ class: 'dark' });
    show(connect);
    expect(getComputedStyle(document.body).colorScheme).toBe('normal');
  });
});

/** From black to white, with brands of each lightness between them. */
const brands = [
  '#000',
  '#1b1b1f',
  '#0b57d0',
  '#5b3df5',
  '#e11d48',
  '#f00',
  '#00f',
  '#777',
  '#ff6a00',
  '#0a8f55',
  '#22c55e',
  '#0ff',
  '#fde047',
  '#fff',
];

/** What a button looks like at rest, under the pointer and pressed. */
async function readStates(button: HTMLElement) {
  const read = () => {
    const { backgroundColor, color } = getComputedStyle(button);
    return { background: backgroundColor, text: color };
  };
  await userEvent.unhover(button);
  const rest = read();
  await userEvent.hover(button);
  const hover = read();
  button.focus();
  await userEvent.keyboard('[Space>]');
  const pressed = read();
  await userEvent.keyboard('[Tab][/Space]'); // ends the press without a click
  return { rest, hover, pressed };
}

/** Legible in every state, and each state differs from the one at rest. */
async function expectLegible(button: HTMLElement, color: string): Promise<void> {
  const { rest, hover, pressed } = await readStates(button);
  for (const { background, text } of [rest, hover, pressed])
    expect(contrast(text, background), `${color}: ${text} on ${background}`).toBeGreaterThan(4.5);
  expect(difference(rest.background, hover.background), color).toBeGreaterThan(0.1);
  expect(difference(rest.background, pressed.background), color).toBeGreaterThan(0.18);
}

describe.each(['light', 'dark'])('in %s pages', (scheme) => {
  beforeEach(async () => {
    setPage({ style: `color-scheme: ${scheme}` });
    await setMedia({ 'prefers-reduced-motion': 'reduce' });
  });

  test.each(['none', 'violet', 'paper', 'compact', 'contrast'])(
    'one property sets the colors of the main button, in the theme %s',
    async (theme) => {
      setPage({ 'data-connect-theme': theme });
      show(
        <div data-testid="brand">
          <ConnectAccountButton application="linkedin" name="LinkedIn" />
        </div>,
      );
      const button = screen.getByRole('button', { name: 'Connect LinkedIn' });
      await expectLegible(button, theme);
      for (const accent of theme === 'none' ? brands : ['#0b57d0']) {
        screen.getByTestId('brand').style.setProperty('--connect-accent', accent);
        await expectLegible(button, accent);
        await userEvent.unhover(button);
        expect(paint(getComputedStyle(button).backgroundColor)).toEqual(paint(accent));
      }
    },
  );

  test('one property sets the colors of the button that disconnects', async () => {
    show(<DisconnectButton connection={anyConnection} />);
    screen.getByRole('button', { name: /^Disconnect/ }).click();
    const dialog = await screen.findByRole('dialog');
    const button = screen.getByRole('button', { name: 'Disconnect' });
    await expectLegible(button, 'the default');
    for (const danger of brands) {
      dialog.style.setProperty('--connect-danger', danger);
      await expectLegible(button, danger);
      await userEvent.unhover(button);
      expect(paint(getComputedStyle(button).backgroundColor)).toEqual(paint(danger));
    }
  });

  test('each of the colors that follow can be set', async () => {
    const own = {
      '--connect-on-accent': '#123',
      '--connect-accent-hover': '#abc',
      '--connect-accent-pressed': '#cde',
    };
    for (const [name, value] of Object.entries(own)) document.body.style.setProperty(name, value);
    onTestFinished(() => document.body.removeAttribute('style'));
    show(<ConnectAccountButton application="linkedin" name="LinkedIn" />);
    const { hover, pressed } = await readStates(screen.getByRole('button', { name: 'Connect LinkedIn' }));
    expect(hover).toEqual({ background: 'rgb(170, 187, 204)', text: 'rgb(17, 34, 51)' });
    expect(pressed).toEqual({ background: 'rgb(204, 221, 238)', text: 'rgb(17, 34, 51)' });
  });
});
