import { focusManager } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import '@kit/react/styles.css';
import { ConnectionList } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp({
    connections: [{ application: 'linkedin', accountName: 'jane@example.com', agentAccess: 'ask' }],
  });
});
afterEach(cleanup);

const show = (showAgentAccess?: boolean) =>
  render(
    <live.App>
      <ConnectionList showAgentAccess={showAgentAccess} />
    </live.App>,
  );
const access = async () => {
  const [row] = await live.server.store.findConnections({ owner: { tenantId: '', userId: 'jane' } });
  return row?.agentAccess;
};

test('the list shows no control unless the app wants it', async () => {
  show();
  await screen.findByText('jane@example.com');
  expect(screen.queryByRole('combobox')).toBeNull();
});

test('the keyboard chooses, every choice is saved in order, and the last one stays', async () => {
  show(true);
  const field = await screen.findByRole('combobox');
  expect(field).toHaveValue('ask');
  field.focus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(field).toHaveValue('always');
  await waitFor(async () => expect(await access()).toBe('always'));
  await waitFor(() => expect(field).toHaveAttribute('aria-busy', 'false'));
  expect(field).toHaveValue('always');
  expect(document.activeElement).toBe(field);
  expect(screen.getByText(strings.agentAccess)).toBeVisible();
});

test('a change elsewhere is shown', async () => {
  show(true);
  const field = await screen.findByRole('combobox');
  const [connection] = await live.server.connect.listConnections({ userId: 'jane' });
  await live.server.store.updateConnection(
    { owner: { tenantId: '', userId: 'jane' }, id: connection?.id ?? '' },
    { agentAccess: 'thread' },
  );
  await live.refetch();
  await waitFor(() => expect(field).toHaveValue('thread'));
});

test('a choice that ends browsers shows that in the activity of the account', async () => {
  live = await startLiveApp({
    connections: [{ application: 'linkedin', accountName: 'jane@example.com' }],
    sessions: [{ purpose: 'To post.' }],
  });
  render(
    <live.App>
      <ConnectionList showAgentAccess showActivity />
    </live.App>,
  );
  (await screen.findByRole('button', { name: new RegExp(strings.activity) })).click();
  await screen.findByText(strings.sessionStatus.running);
  focusManager.setFocused(false); // as in a hidden page, nothing is read again after a pause
  onTestFinished(() => focusManager.setFocused(undefined));
  await userEvent.selectOptions(await screen.findByRole('combobox'), 'ask');
  expect(await screen.findByText(strings.sessionEnd.revoked)).toBeVisible();
});
