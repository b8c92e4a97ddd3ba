import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '@kit/react/styles.css';
import { ConnectionRequest, type RequestResponse } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

const jane = 'jane@example.com';
let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);

/** A card of a call that asks for a permission. */
async function showCall(agentAccess: 'ask' | 'thread') {
  await live.seed([{ application: 'linkedin', accountName: jane, agentAccess }]);
  const id = await live.ask({ key: 'call', thread: 'chat' });
  const onResponse = vi.fn<(response: RequestResponse) => void>();
  render(
    <live.App>
      <ConnectionRequest
        thread="chat"
        part={{
          type: 'tool-x',
          toolCallId: 'call',
          state: 'approval-requested',
          approval: { id: 'approval' },
        }}
        onResponse={onResponse}
      />
    </live.App>,
  );
  await screen.findByRole('group', { name: strings.permissionTitle('LinkedIn', jane) });
  return { id, onResponse };
}

describe.each([
  ['ask', strings.allowOnce],
  ['thread', strings.allowInConversation],
] as const)('access %s', (access, allow) => {
  test('the user allows the call, and the card answers the approval', async () => {
    const { id, onResponse } = await showCall(access);
    expect(screen.queryByRole('button', { name: strings.chooseAnother })).toBeNull();
    screen.getByRole('button', { name: allow }).click();
    await screen.findByText(strings.permissionGiven('LinkedIn', jane));
    await waitFor(() =>
      expect(onResponse).toHaveBeenCalledExactlyOnceWith({ id: 'approval', approved: true }),
    );
    expect(await live.server.connect.readRequest({ userId: 'jane', id })).toMatchObject({
      status: 'connected',
    });
  });
});

test('the user declines, and the card says so', async () => {
  const { onResponse } = await showCall('ask');
  screen.getByRole('button', { name: strings.notNow }).click();
  await screen.findByText(strings.permissionDeclined('LinkedIn'));
  await waitFor(() => expect(onResponse).toHaveBeenCalledOnce());
  expect(onResponse.mock.calls[0]?.[0]).toMatchObject({ approved: false });
});

test('a result that waits for a permission shows its card', async () => {
  await live.seed([{ application: 'linkedin', accountName: jane, agentAccess: 'ask' }]);
  const requestId = await live.ask({ key: 'call', thread: 'chat' });
  const output = { status: 'needs_permission', requestId };
  render(
    <live.App>
      <ConnectionRequest part={{ type: 'tool-x', toolCallId: 'other', state: 'output-available', output }} />
    </live.App>,
  );
  expect(await screen.findByRole('button', { name: strings.allowOnce })).toBeVisible();
});
