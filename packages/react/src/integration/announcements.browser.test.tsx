import type { Connection } from '@kit/protocol';
import { onlineManager } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '@kit/react/styles.css';
import { ApplicationPicker, ConnectAccountButton, ConnectionList, LiveRegion } from '../index.ts';
import { startLiveApp, type LiveApp } from './startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

// What is invisible: focus management, and announcements for screen readers.
let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);

const Picker = (props: { fetch?: typeof globalThis.fetch }) => (
  <live.App {...props}>
    <ApplicationPicker searchFrom={1} />
  </live.App>
);
const picker = () => screen.getByRole('region', { name: strings.picker });
const said = () => screen.getByRole('status').textContent;

/** The server's answers, but for what the catalogue says. */
const withCatalogue =
  (say: () => Response | undefined): typeof globalThis.fetch =>
  async (input, init) =>
    (new Request(input).url.endsWith('/applications') ? say() : undefined) ?? live.server.fetch(input, init);

test('the picker keeps the focus when a tile is removed', async () => {
  let answer: object | undefined;
  render(<Picker fetch={withCatalogue(() => answer && Response.json(answer))} />);
  (await screen.findByRole('button', { name: strings.connect('LinkedIn') })).focus();
  answer = { applications: [{ application: 'notion', name: 'Notion' }] };
  await live.refetch();
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
  expect(document.activeElement).toBe(picker());
});

test('the picker keeps the focus when a failed load succeeds later', async () => {
  let isDown = true;
  render(<Picker fetch={withCatalogue(() => (isDown ? new Response(null, { status: 500 }) : undefined))} />);
  (await screen.findByRole('button', { name: strings.retry })).focus();
  isDown = false;
  await live.refetch();
  await screen.findByRole('button', { name: strings.connect('LinkedIn') });
  expect(document.activeElement).toBe(picker());
});

test('a failed retry is announced again', async () => {
  await live.seed([{ application: 'linkedin', accountName: 'jane@example.com' }]);
  onTestFinished(() => onlineManager.setOnline(true));
  render(
    <live.App>
      <ConnectionList />
    </live.App>,
  );
  await screen.findByText('jane@example.com');
  onlineManager.setOnline(false);
  live.server.options.trouble = { listConnections: 'offline' };
  const retry = await screen.findByRole('button', { name: strings.retry });
  expect(said()).toBe('');
  retry.click();
  await waitFor(() => expect(said()).toBe(strings.offlineNotice));
});

test('a reconnect with another account is announced, and stays visible', async () => {
  await live.seed([{ application: 'linkedin', accountName: 'old@example.com', status: 'needs_attention' }]);
  const reconnected: Connection[] = [];
  const list = (
    <live.App mode="popup">
      <ConnectionList onReconnected={(connection) => reconnected.push(connection)} />
    </live.App>
  );
  const { unmount } = render(list);
  (await screen.findByRole('button', { name: /^Reconnect/ })).click();
  const before = await screen.findByText(strings.previousAccount('old@example.com'));
  expect(before).toBeVisible();
  const accountName = reconnected[0]?.accountName ?? '';
  expect(reconnected).toMatchObject([{ previousAccountName: 'old@example.com' }]);
  await waitFor(() => expect(said()).toContain(strings.announceOtherAccount(accountName, 'old@example.com')));

  unmount();
  render(list);
  expect(await screen.findByText(strings.previousAccount('old@example.com'))).toBeVisible();
  expect(said(), 'but it is said once').toBe('');
});

test('the reason for a failed attempt is announced wherever the focus is', async () => {
  live.server.options.visit = 'blocked';
  render(
    <live.App mode="popup">
      <ApplicationPicker searchFrom={1} />
    </live.App>,
  );
  await userEvent.type(await screen.findByRole('searchbox'), 'sales{Enter}');
  await waitFor(() =>
    expect(said()).toContain(`${strings.announceNotConnected('Salesforce')} ${strings.hintBlocked}`),
  );
});

test('a redirect is announced without mentioning a window', async () => {
  live.server.options.latency = 300;
  render(
    <live.App mode="redirect">
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
    </live.App>,
  );
  screen.getByRole('button', { name: 'Connect LinkedIn' }).click();
  await waitFor(() => expect(said()).toBe(strings.redirecting));
});

test('a LiveRegion inside a modal of the app announces', async () => {
  live.server.options.visit = 'stays';
  render(
    <live.App>
      <dialog aria-label="Settings">
        <LiveRegion>
          <ConnectAccountButton application="linkedin" name="LinkedIn" />
        </LiveRegion>
      </dialog>
    </live.App>,
  );
  document.querySelector('dialog')?.showModal();
  screen.getByRole('button', { name: 'Connect LinkedIn' }).click();
  const inside = screen.getByRole('dialog').querySelector('output');
  await waitFor(() => expect(inside?.textContent).toBe(strings.announceConnecting('LinkedIn')));
  expect(inside?.getAttribute('aria-live')).toBe('polite'); // an attribute that dialogs of libraries look for
});

const listOf = (userId: string) => (
  <live.App owner={{ userId }}>
    <ConnectionList />
  </live.App>
);

test('announcements about an account are removed for the next owner', async () => {
  await live.seed([{ application: 'notion', accountName: 'janes notes' }]);
  const { rerender } = render(listOf('jane'));
  await userEvent.click(await screen.findByRole('button', { name: /^Rename/ }));
  await userEvent.keyboard('Private{Enter}');
  await waitFor(() => expect(said()).toContain('Private'));
  rerender(listOf('bob'));
  expect(document.body.textContent).not.toContain('Private');

  rerender(listOf('jane'));
  await userEvent.click(await screen.findByRole('button', { name: /^Rename/ }));
  await userEvent.keyboard('Private too{Enter}');
  await screen.findByText('Private too');
  rerender(listOf('bob'));
  await new Promise((gathered) => setTimeout(gathered, 400));
  expect(document.body.textContent).not.toContain('Private');
});
