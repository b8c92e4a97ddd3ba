import { focusManager } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import '@kit/react/styles.css';
import { ConnectionRequest, type MessagePart, type RequestResponse } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

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

type ToolPart = MessagePart & { toolCallId: string; approval: { id: string } };

/** A tool call that waits for an approval, as the AI SDK shows it. Every call has its own approval. */
function waiting(toolCallId = 'call'): ToolPart {
  return {
    type: 'tool-postMessage',
    toolCallId,
    state: 'approval-requested',
    approval: { id: crypto.randomUUID() },
  };
}

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
const approvalOf = ({ approval }: ToolPart) => ({ id: approval.id, approved: true });

describe('a tool call that waits', () => {
  test('goes on when the account is connected here', async () => {
    await live.ask({ key: 'call', thread: 'chat' });
    const part = waiting();
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
    const part = waiting();
    showCards(part);
    await screen.findByText(strings.requestTitle('LinkedIn'));
    await connectElsewhere();
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
  });

  test('goes on when the chat is opened again after the account was connected', async () => {
    await live.ask({ key: 'call' });
    await connectElsewhere();
    const part = waiting();
    showCards(part);
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
  });

  test('is refused, with a reason for the model, when the user declines', async () => {
    await live.ask({ key: 'call' });
    const part = waiting();
    showCards(part);
    await decline();
    const refusal = { id: part.approval.id, approved: false, reason: expect.stringContaining('chose not') };
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[refusal]]));
  });

  test('is answered once by two cards that show it, and by one that mounts again', async () => {
    await live.ask({ key: 'call' });
    const part = waiting();
    const { unmount } = showCards(part, part);
    await screen.findAllByText(strings.requestTitle('LinkedIn'));
    await connectElsewhere();
    await connected();
    await waitFor(() => expect(onResponse).toHaveBeenCalled());
    unmount();
    showCards(part);
    await connected();
    await settle();
    expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]);
  });

  test('shares its request with another call: each is answered', async () => {
    await live.ask({ key: 'one' });
    await live.ask({ key: 'two' });
    const parts = [waiting('one'), waiting('two')] as const;
    showCards(...parts);
    await screen.findAllByText(strings.requestTitle('LinkedIn'));
    await connectElsewhere();
    await connected();
    await waitFor(() => expect(onResponse).toHaveBeenCalledTimes(2));
    expect(onResponse.mock.calls).toEqual(expect.arrayContaining(parts.map((part) => [approvalOf(part)])));
  });

  test('is answered by the newest callback', async () => {
    await live.ask({ key: 'call' });
    const part = waiting();
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
    showCards(waiting());
    await screen.findByText(strings.requestTitle('LinkedIn'));
    live.server.options.user = 'bob';
    await live.seed([{ application: 'linkedin', accountName: jane }]);
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
    showCards({ ...waiting(), ...change });
    await connected();
    await settle();
    expect(onResponse).not.toHaveBeenCalled();
  });

  test('is not answered when its request ends without an answer', async () => {
    await live.ask({ key: 'call' });
    showCards(waiting());
    await screen.findByText(strings.requestTitle('LinkedIn'));
    live.server.wait(25 * 60 * 60_000);
    await screen.findByText(strings.requestExpired('LinkedIn'));
    await settle();
    expect(onResponse).not.toHaveBeenCalled();
  });
});

describe('a request without an approval', () => {
  const page = (requestId: string) => (
    <live.App>
      <ConnectionRequest requestId={requestId} onResponse={onResponse} />
    </live.App>
  );

  test('is answered once if the page has seen it open', async () => {
    const id = await live.ask();
    const { unmount } = render(page(id));
    await connect();
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[{ id, approved: true }]]));
    unmount();
    render(page(id));
    await connected();
    await settle();
    expect(onResponse).toHaveBeenCalledOnce();
  });

  test('is not answered if it ended before', async () => {
    const id = await live.ask();
    await connectElsewhere();
    render(page(id));
    await connected();
    await settle();
    expect(onResponse).not.toHaveBeenCalled();
  });
});

describe('another tab', () => {
  /** A tab that shows the same call, and had it first. */
  async function openOtherTab({ approval }: ToolPart) {
    const name = `connect:answer:${approval.id}`;
    const channel = new BroadcastChannel(name);
    const heard: unknown[] = [];
    channel.addEventListener('message', ({ data }) => heard.push(data));
    let close = () => {};
    let lost: unknown;
    await new Promise<void>((opened) => {
      navigator.locks
        .request(name, async () => {
          opened();
          await new Promise<void>((closed) => (close = closed));
        })
        .catch((error: unknown) => (lost = error));
    });
    return { channel, heard, close: () => close(), wasTakenFrom: () => lost !== undefined };
  }

  test('that shows the call answers it, and learns that the request has ended', async () => {
    await live.ask({ key: 'call' });
    const part = waiting();
    const other = await openOtherTab(part);
    showCards(part);
    await screen.findByText(strings.requestTitle('LinkedIn'));
    await connectElsewhere();
    await connected();
    await waitFor(() => expect(other.heard).toContain('ended'));
    await settle();
    expect(onResponse).not.toHaveBeenCalled();

    other.channel.postMessage('answered');
    other.close();
    await settle();
    expect(onResponse, 'the other tab has answered').not.toHaveBeenCalled();
  });

  test('that closes without an answer leaves it to this one', async () => {
    await live.ask({ key: 'call' });
    const part = waiting();
    const other = await openOtherTab(part);
    showCards(part);
    await screen.findByText(strings.requestTitle('LinkedIn'));
    await connectElsewhere();
    await connected();
    other.close();
    await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
    expect(other.heard).toContain('answered');
  });

  test.each([
    ['connects', connect],
    ['declines', decline],
  ])('leaves the answer to the tab in which the user %s', async (_, act) => {
    await live.ask({ key: 'call' });
    const part = waiting();
    const other = await openOtherTab(part);
    showCards(part);
    await act();
    await waitFor(() => expect(onResponse).toHaveBeenCalledOnce());
    expect(other.wasTakenFrom()).toBe(true);
  });

  test('takes the answer from this one', async () => {
    await live.ask({ key: 'call' });
    const part = waiting();
    showCards(part);
    await screen.findByText(strings.requestTitle('LinkedIn'));
    const name = `connect:answer:${part.approval.id}`;
    let close = () => {};
    void navigator.locks.request(
      name,
      { steal: true },
      () => new Promise<void>((closed) => (close = closed)),
    );
    await settle();
    await connectElsewhere();
    await connected();
    await settle();
    expect(onResponse).not.toHaveBeenCalled();
    close();
    await waitFor(() => expect(onResponse).toHaveBeenCalledOnce());
  });

  test('that has news makes a hidden one read the request', async () => {
    await live.ask({ key: 'call' });
    const part = waiting();
    focusManager.setFocused(false); // a hidden page does not poll
    onTestFinished(() => focusManager.setFocused(undefined));
    showCards(part);
    await screen.findByText(strings.requestTitle('LinkedIn'));
    await connectElsewhere();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(onResponse).not.toHaveBeenCalled();
    new BroadcastChannel(`connect:answer:${part.approval.id}`).postMessage('ended');
    await waitFor(() => expect(onResponse).toHaveBeenCalledOnce());
  });
});

test('a page without locks answers', async () => {
  vi.stubGlobal('navigator', Object.create(navigator, { locks: { value: undefined } }));
  onTestFinished(() => void vi.unstubAllGlobals());
  await live.ask({ key: 'call' });
  const part = waiting();
  showCards(part);
  await screen.findByText(strings.requestTitle('LinkedIn'));
  await connectElsewhere();
  await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
});

test('a card that unmounts holds nothing', async () => {
  await live.ask({ key: 'call' });
  const { unmount } = showCards(waiting());
  await screen.findByText(strings.requestTitle('LinkedIn'));
  const held = async () =>
    ((await navigator.locks.query()).held ?? []).filter(({ name }) => name?.startsWith('connect:answer:'));
  await waitFor(async () => expect(await held()).toHaveLength(1));
  unmount();
  await waitFor(async () => expect(await held()).toEqual([]));
});
