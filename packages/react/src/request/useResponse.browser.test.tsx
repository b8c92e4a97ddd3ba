import { focusManager } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import '@kit/react/styles.css';
import { ConnectionRequest, type MessagePart, type RequestResponse } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';
import { approvalOf, waitingCall } from './waitingCall.fixture.ts';

// Who reports the answer to a request, and how often.
let live: LiveApp;
const onResponse = vi.fn<(response: RequestResponse) => void>();
beforeEach(async () => {
  onResponse.mockClear();
  live = await startLiveApp();
});
afterEach(cleanup);

const jane = 'jane@example.com';
const connect = async () =>
  (await screen.findByRole('button', { name: strings.connect('LinkedIn') })).click();
const decline = async () => (await screen.findByRole('button', { name: strings.notNow })).click();
const connectElsewhere = () => live.seed([{ application: 'linkedin', accountName: jane }]);
const connected = () => screen.findAllByText(strings.requestConnected('LinkedIn', jane));
/** Longer than two cards and two tabs need to agree. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 500));

const Card = ({ part, thread }: { part: MessagePart; thread?: string }) => (
  <ConnectionRequest part={part} thread={thread} onResponse={onResponse} />
);
const showCards = (...parts: MessagePart[]) =>
  render(
    <live.App>
      {parts.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two cards may show the same part
        <Card key={index} part={part} />
      ))}
    </live.App>,
  );
describe('a tool call that waits', () => {
  test('goes on when the account is connected here', async () => {
    await live.ask({ key: 'call', thread: 'chat' });
    const part = waitingCall();
    render(
      <live.App>
        <Card part={part} thread="chat" />
      </live.App>,
    );
    await connect();
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
  });

  test('goes on when the account is connected elsewhere', async () => {
    await live.ask({ key: 'call' });
    const part = waitingCall();
    showCards(part);
    await screen.findByText(strings.requestTitle('LinkedIn'));
    await connectElsewhere();
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
  });

  test('goes on when the chat is opened again after the account was connected', async () => {
    await live.ask({ key: 'call' });
    await connectElsewhere();
    const part = waitingCall();
    showCards(part);
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
  });

  test('is refused, with a reason for the model, when the user declines', async () => {
    await live.ask({ key: 'call' });
    const part = waitingCall();
    showCards(part);
    await decline();
    const refusal = { id: part.approval.id, approved: false, reason: expect.stringContaining('declined') };
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[refusal]]));
  });

  test('is answered once by two cards that show it', async () => {
    await live.ask({ key: 'call' });
    const part = waitingCall();
    const { unmount } = showCards(part, part);
    await screen.findAllByText(strings.requestTitle('LinkedIn'));
    await connectElsewhere();
    await connected();
    await waitFor(() => expect(onResponse).toHaveBeenCalled());
    await settle();
    expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]);
    unmount();
  });

  test('is answered again if the user comes back and the app still waits', async () => {
    await live.ask({ key: 'call' });
    const part = waitingCall();
    const { unmount } = showCards(part);
    await screen.findByText(strings.requestTitle('LinkedIn'));
    await connectElsewhere();
    await waitFor(() => expect(onResponse).toHaveBeenCalledOnce());
    unmount();
    showCards(part);
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)], [approvalOf(part)]]));
  });

  test('shares its request with another call: each is answered', async () => {
    await live.ask({ key: 'one' });
    await live.ask({ key: 'two' });
    const parts = [waitingCall('one'), waitingCall('two')] as const;
    showCards(...parts);
    await screen.findAllByText(strings.requestTitle('LinkedIn'));
    await connectElsewhere();
    await connected();
    await waitFor(() => expect(onResponse).toHaveBeenCalledTimes(2));
    expect(onResponse.mock.calls).toEqual(expect.arrayContaining(parts.map((part) => [approvalOf(part)])));
  });

  test('is answered by the newest callback', async () => {
    await live.ask({ key: 'call' });
    const part = waitingCall();
    const older = vi.fn<() => void>();
    const page = (callback: (response: RequestResponse) => void) => (
      <live.App>
        <ConnectionRequest part={part} onResponse={callback} />
      </live.App>
    );
    const { rerender } = render(page(older));
    await screen.findByText(strings.requestTitle('LinkedIn'));
    rerender(page(onResponse));
    await connectElsewhere();
    await waitFor(() => expect(onResponse).toHaveBeenCalledOnce());
    expect(older).not.toHaveBeenCalled();
  });

  test('is not answered while the session has another user', async () => {
    await live.ask({ key: 'call' });
    showCards(waitingCall());
    await screen.findByText(strings.requestTitle('LinkedIn'));
    focusManager.setFocused(false); // the card does not read while the account is connected
    onTestFinished(() => focusManager.setFocused(undefined));
    await connectElsewhere();
    live.server.options.user = 'bob';
    await live.refetch();
    await settle();
    expect(onResponse).not.toHaveBeenCalled();
  });
});

describe('a call that was answered before', () => {
  test.each([
    ['approval-responded', { state: 'approval-responded' }],
    ['output-available', { state: 'output-available', output: { posted: true } }],
    ['output-denied', { state: 'output-denied' }],
  ])('is not answered again: %s', async (_, change) => {
    await live.ask({ key: 'call' });
    await connectElsewhere();
    showCards({ ...waitingCall(), ...change });
    await connected();
    await settle();
    expect(onResponse).not.toHaveBeenCalled();
  });

  test('is not answered when its request ends without an answer', async () => {
    await live.ask({ key: 'call' });
    showCards(waitingCall());
    await screen.findByText(strings.requestTitle('LinkedIn'));
    live.server.wait(25 * 60 * 60_000);
    await screen.findByText(strings.requestExpired('LinkedIn'));
    await settle();
    expect(onResponse).not.toHaveBeenCalled();
  });
});

const cardOf = (requestId: string) => (
  <live.App>
    <ConnectionRequest requestId={requestId} onResponse={onResponse} />
  </live.App>
);

describe('a request without an approval', () => {
  test('is answered once if the page has seen it open', async () => {
    const id = await live.ask();
    const { unmount } = render(cardOf(id));
    await connect();
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[{ id, approved: true }]]));
    unmount();
    render(cardOf(id));
    await connected();
    await settle();
    expect(onResponse).toHaveBeenCalledOnce();
  });

  test('is answered by the page that returns from a sign-in in place of the app', async () => {
    const id = await live.ask();
    const { unmount } = render(cardOf(id));
    await screen.findByText(strings.requestTitle('LinkedIn'));
    unmount(); // the page is left
    await connectElsewhere();
    render(cardOf(id));
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[{ id, approved: true }]]));
  });

  test('is not answered if it ended before', async () => {
    const id = await live.ask();
    await connectElsewhere();
    render(cardOf(id));
    await connected();
    await settle();
    expect(onResponse).not.toHaveBeenCalled();
  });
});
