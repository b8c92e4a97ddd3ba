import { cleanup, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { translatePage } from '../../../../.storybook/translatePage.ts';
import { ConnectAccountButton, ConnectionList, ConnectionRow, DisconnectButton } from '../index.ts';
import { anyConnection } from '../list/OneConnection.fixture.tsx';
import { startLiveApp, type LiveApp } from './startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

// The app's own text, inside the kit's elements and beside them, on a page that the browser has translated. The stories show that
// the kit's own text survives.
let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
  onTestFinished(translatePage());
});
afterEach(cleanup);

const App = ({ children }: { children: ReactNode }) => (
  <>
    <h1>The app</h1>
    <live.App mode="popup">{children}</live.App>
  </>
);
const isAlive = () => screen.queryByRole('heading', { name: 'The app' }) !== null;
/** Until the text of the page has been replaced. */
const translated = () => waitFor(() => expect(document.querySelector('h1 > font > font')).not.toBeNull());

test('a label of several texts is replaced during an attempt, and returns', async () => {
  live.server.options.visit = 'closes';
  render(
    <App>
      <ConnectAccountButton application="linkedin">Import from {'LinkedIn'}</ConnectAccountButton>
    </App>,
  );
  const button = await screen.findByRole('button', { name: 'Import from LinkedIn' });
  await translated();
  button.click();
  await waitFor(() => expect(button.textContent).toContain(strings.tryAgain));
  expect(button.textContent).toContain('Import from LinkedIn');
  live.server.options.visit = 'stays';
  button.click();
  await waitFor(() => expect(button.textContent).toContain(strings.continueInWindow));
  expect(isAlive()).toBe(true);
});

test('a dialog opens before text that follows its button', async () => {
  render(
    <App>
      <p>
        <DisconnectButton connection={anyConnection} /> or keep it.
      </p>
    </App>,
  );
  await translated();
  (await screen.findByRole('button', { name: /^Disconnect/ })).click();
  await screen.findByRole('dialog');
  screen.getByRole('button', { name: strings.cancel }).click();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(isAlive()).toBe(true);
});

test('an empty list shows a text of the app, then the first account', async () => {
  render(
    <App>
      <ConnectionList empty="Nothing here yet" />
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
    </App>,
  );
  await screen.findByText('Nothing here yet');
  await translated();
  screen.getByRole('button', { name: strings.connect('LinkedIn') }).click();
  const name = await screen.findByText('jane@example.com');
  expect(name.getAttribute('translate')).toBe('no');
  expect(isAlive()).toBe(true);
});

const labelled = (label: ReactNode) => (
  <App>
    <DisconnectButton connection={anyConnection}>{label}</DisconnectButton>
    <ul>
      <ConnectionRow connection={anyConnection} actions={label} />
    </ul>
  </App>
);

test('a label of the app changes to another text, and to an element', async () => {
  const { rerender } = render(labelled('Remove'));
  await translated();
  rerender(labelled('Removing'));
  await waitFor(() => expect(screen.getAllByText('Removing')).toHaveLength(2));
  rerender(labelled(<b>Removed</b>));
  expect(screen.getAllByText('Removed')).toHaveLength(2);
  expect(isAlive()).toBe(true);
});
