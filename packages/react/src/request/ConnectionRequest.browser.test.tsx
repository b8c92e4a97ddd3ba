import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '@kit/react/styles.css';
import { ConnectionRequest, type MessagePart, type RequestResponse } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);

const onResponse = vi.fn<(response: RequestResponse) => void>();
beforeEach(() => void onResponse.mockClear());

const card = () => screen.getByRole('group');
const button = (name: string) => screen.findByRole('button', { name });
const connectLinkedIn = () => button(strings.connect('LinkedIn'));

/** A tool call that waits for an approval, as the AI SDK shows it. Each test has its own approval. */
const waiting = (toolCallId: string): MessagePart => ({
  type: 'tool-postMessage',
  toolCallId,
  state: 'approval-requested',
  approval: { id: `approval of ${toolCallId} ${crypto.randomUUID()}` },
});

describe('a tool call that waits', () => {
  test('goes on when the account is connected', async () => {
    await live.ask({ key: 'call', thread: 'chat', reason: 'I need it to post your message.' });
    const part = waiting('call');
    render(
      <live.App>
        <ConnectionRequest part={part} thread="chat" onResponse={onResponse} />
      </live.App>,
    );
    (await connectLinkedIn()).click();
    await screen.findByText(strings.requestConnected('LinkedIn', 'jane@example.com'));
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[{ id: part.approval?.id, approved: true }]]));
    expect(card().dataset['state']).toBe('connected');
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('is refused when the user declines', async () => {
    const id = await live.ask({ key: 'call' });
    const part = waiting('call');
    render(
      <live.App>
        <ConnectionRequest part={part} onResponse={onResponse} />
      </live.App>,
    );
    (await button(strings.notNow)).click();
    await screen.findByText(strings.requestDeclined('LinkedIn'));
    await waitFor(() =>
      expect(onResponse.mock.calls).toEqual([
        [{ id: part.approval?.id, approved: false, reason: expect.any(String) }],
      ]),
    );
    expect(await live.server.connect.readRequest({ userId: 'jane', id })).toMatchObject({
      status: 'declined',
    });
  });
});
