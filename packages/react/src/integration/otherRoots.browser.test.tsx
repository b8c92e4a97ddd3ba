import { cleanup, render, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import styles from '../styles.css?inline';
import { ConnectAccountButton, ConnectionList } from '../index.ts';
import { startLiveApp, type LiveApp } from './startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

// A web component or an extension: the app is in a shadow root, with its own stylesheet and focus. Or a preview: the app is
// rendered into the document of a frame, which has its own DOM classes.
let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);

function addToPage<Element extends HTMLElement>(element: Element): Element {
  document.body.append(element);
  onTestFinished(() => element.remove());
  return element;
}

function makeShadow(mode: ShadowRootMode) {
  const host = addToPage(document.createElement('div'));
  const root = host.attachShadow({ mode });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  return root;
}

function makeFrame() {
  const { contentDocument } = addToPage(document.createElement('iframe'));
  if (!contentDocument) throw new Error('The frame has no document.');
  return contentDocument;
}

function renderInto(root: ShadowRoot | Document) {
  const container = document.createElement('div');
  ('body' in root ? root.body : root).append(container);
  render(
    <live.App mode="popup">
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
      <ConnectionList />
    </live.App>,
    { container },
  );
  return within(container);
}
const part = (root: ParentNode, name: string) => {
  const found = root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};
/** By keyboard, which reaches into a closed root too. */
async function press(element: HTMLElement) {
  element.focus();
  await userEvent.keyboard('{Enter}');
}
const look = (root: ParentNode) => getComputedStyle(part(root, 'button'));
const named = (root: DocumentOrShadowRoot) => root.activeElement?.textContent;

const roots: [string, () => ShadowRoot | Document][] = [
  ['an open shadow root', () => makeShadow('open')],
  ['a closed shadow root', () => makeShadow('closed')],
  ['the document of a frame', makeFrame],
];

describe.each(roots)('in %s', (_, makeRoot) => {
  test('connects, renames and disconnects, with the usual focus management', async () => {
    const root = makeRoot();
    const app = renderInto(root);
    await press(await app.findByRole('button', { name: strings.connect('LinkedIn') }));
    await app.findByText('jane@example.com');
    const called = strings.account('LinkedIn', 'jane@example.com');

    const pencil = app.getByRole('button', { name: strings.renameAccount(called) });
    await press(pencil);
    expect(root.activeElement).toBe(app.getByRole('textbox', { name: strings.renameField(called) }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(root.activeElement).toBe(pencil));

    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('Sales{Enter}');
    await app.findByText('Sales');
    await waitFor(() =>
      expect(named(root)).toBe(strings.renameAccount(strings.account('LinkedIn', 'Sales'))),
    );

    const disconnect = app.getByRole('button', { name: /^Disconnect/ });
    await press(disconnect);
    await app.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(root.activeElement).toBe(disconnect));
    expect(app.queryByRole('dialog')).toBeNull();

    await userEvent.keyboard('{Enter}');
    await press(within(await app.findByRole('dialog')).getByRole('button', { name: strings.disconnect }));
    await app.findByText(strings.empty);
    await waitFor(() => expect(root.activeElement).toBe(part(root, 'list')));
    const said = strings.announceDisconnected(strings.account('LinkedIn', 'Sales'));
    await waitFor(() => expect(app.getByRole('status').textContent).toContain(said));
  });

  test('the focus moves to the link that replaces the button', async () => {
    live.server.options.visit = 'blocked';
    const root = makeRoot();
    const app = renderInto(root);
    await press(await app.findByRole('button', { name: strings.connect('LinkedIn') }));
    const link = await app.findByRole('link');
    await waitFor(() => expect(root.activeElement).toBe(link));
  });
});

describe('colors and sizes', () => {
  test('apply without a stylesheet in the document', () => {
    const root = makeShadow('open');
    renderInto(root);
    expect(look(root).fontSize).toBe('14px');
    expect(look(root).borderRadius).toBe('8px');
    expect(look(root).backgroundColor).toBe('rgb(27, 27, 31)');
  });

  test('can be set on the host element', () => {
    const root = makeShadow('open');
    renderInto(root);
    root.host.setAttribute('data-theme', 'dark');
    root.host.setAttribute('style', '--connect-accent: rgb(1, 2, 3)');
    expect(look(root).colorScheme).toBe('dark');
    expect(look(root).backgroundColor).toBe('rgb(1, 2, 3)');
  });
});
