import '@kit/react/styles.css';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ConnectionList } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

afterEach(cleanup);

/** What the rows are about, from top to bottom. */
const order = () =>
  [...document.querySelectorAll('[data-part="row"]')].map((row) => row.getAttribute('aria-label'));

async function start() {
  const live = await startLiveApp();
  await live.seed([
    { application: 'notion', accountName: 'one' },
    { application: 'linkedin', accountName: 'two' },
    { application: 'linkedin', accountName: 'three', status: 'needs_attention' },
  ]);
  render(
    <live.App>
      <ConnectionList />
    </live.App>,
  );
  await screen.findByText('one');
  return live;
}

test('what needs a new sign-in comes first, in the list and in its group, with the main button', async () => {
  await start();
  expect(order()).toEqual(['LinkedIn, three', 'LinkedIn, two', 'Notion, one']);
  const [reconnect, ...others] = screen.getAllByRole('button', { name: /^Reconnect/ });
  expect(others).toEqual([]);
  expect(reconnect?.dataset.variant).toBe('solid');
});

test('no row moves while the focus is in the list, so an open dialog stays open', async () => {
  const live = await start();
  const disconnect = screen.getByRole('button', { name: 'Disconnect LinkedIn, two' });
  disconnect.focus();
  disconnect.click();
  const dialog = await screen.findByRole<HTMLDialogElement>('dialog');
  const before = order();
  for (const { id, name } of live.server.emulator.identities())
    if (name === 'one')
      await live.server.store.updateConnection({ identityId: id }, { identityStatus: 'failed' });
  await live.refetch();
  await screen.findByRole('button', { name: 'Reconnect Notion, one' });
  expect(order()).toEqual(before);
  expect(dialog.matches(':modal')).toBe(true);

  act(() => within(dialog).getByRole('button', { name: strings.cancel }).click());
  await waitFor(() => expect(document.activeElement).toBe(disconnect));
  expect(order()).toEqual(before);
  act(() => disconnect.blur());
  await waitFor(() => expect(order()[0]).toBe('Notion, one'));
});

test('the dialog shows whose account agents can no longer use', async () => {
  await start();
  screen.getByRole('button', { name: 'Disconnect Notion, one' }).click();
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('Agents will no longer be able to use one.');
  const account = dialog.querySelector('[data-part="dialog-account"]');
  expect(account?.textContent).toBe('one');
  expect(account?.querySelector('img')?.getBoundingClientRect().width).toBeGreaterThan(16);
});

test('rows move again after the row with the focus is gone', async () => {
  const live = await start();
  const disconnect = screen.getByRole('button', { name: 'Disconnect LinkedIn, two' });
  disconnect.focus();
  disconnect.click();
  const dialog = await screen.findByRole('dialog');
  within(dialog).getByRole('button', { name: strings.disconnect }).click();
  await waitFor(() => expect(disconnect.isConnected).toBe(false));
  for (const { id, name } of live.server.emulator.identities())
    if (name === 'one')
      await live.server.store.updateConnection({ identityId: id }, { identityStatus: 'failed' });
  await live.refetch();
  await waitFor(() => expect(order()[0]).toBe('Notion, one'));
});
