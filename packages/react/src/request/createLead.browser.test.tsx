import { focusManager } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ConnectionRequest, type RequestResponse } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';
import { approvalOf, waitingCall, type WaitingCall } from './waitingCall.fixture.ts';

// Several tabs show the same call. One of them answers it.
let live: LiveApp;
const onResponse = vi.fn<(response: RequestResponse) => void>();
beforeEach(async () => {
  onResponse.mockClear();
  live = await startLiveApp();
  await live.ask({ key: 'call' });
});
afterEach(cleanup);

const press = async (name: string) => (await screen.findByRole('button', { name })).click();
const connectElsewhere = async () => {
  await live.seed([{ application: 'linkedin', accountName: 'jane@example.com' }]);
  await screen.findByText(strings.requestConnected('LinkedIn', 'jane@example.com'));
};
/** Longer than two tabs need to agree. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 500));

const Cards = ({ parts, thread }: { parts: WaitingCall[]; thread?: string }) => (
  <live.App>
    {parts.map((part) => (
      <ConnectionRequest key={part.toolCallId} part={part} thread={thread} onResponse={onResponse} />
    ))}
  </live.App>
);

async function showCard(part: WaitingCall) {
  const { unmount } = render(<Cards parts={[part]} />);
  await screen.findByText(strings.requestTitle('LinkedIn'));
  return unmount;
}

/** A tab that shows the same call. */
async function openOtherTab({ approval }: WaitingCall, options: LockOptions = {}) {
  const name = `connect:answer:${approval.id}`;
  const channel = new BroadcastChannel(name);
  const received: unknown[] = [];
  channel.addEventListener('message', ({ data }) => received.push(data));
  const closed = new AbortController();
  let isTaken = false;
  await new Promise<void>((opened) => {
    const hold = navigator.locks.request(name, options, async () => {
      opened();
      await new Promise((close) => closed.signal.addEventListener('abort', close));
    });
    hold.catch(() => (isTaken = true));
  });
  onTestFinished(() => closed.abort());
  return { channel, received, close: () => closed.abort(), isTaken: () => isTaken };
}

test('the first tab answers, and learns that the request has ended', async () => {
  const part = waitingCall();
  const first = await openOtherTab(part);
  await showCard(part);
  await connectElsewhere();
  await waitFor(() => expect(first.received).toContain('ended'));
  await settle();
  expect(onResponse).not.toHaveBeenCalled();

  first.channel.postMessage('answered');
  first.close();
  await settle();
  expect(onResponse, 'the first tab has answered').not.toHaveBeenCalled();
});

test('a tab that closes without an answer leaves it to the next', async () => {
  const part = waitingCall();
  const first = await openOtherTab(part);
  await showCard(part);
  await connectElsewhere();
  first.close();
  await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
  await waitFor(() => expect(first.received).toContain('answered'));
});

test.each([
  ['connects', strings.connect('LinkedIn')],
  ['declines', strings.notNow],
])('the tab in which the user %s answers', async (_, name) => {
  const part = waitingCall();
  const first = await openOtherTab(part);
  await showCard(part);
  await press(name);
  await waitFor(() => expect(onResponse).toHaveBeenCalledOnce());
  expect(first.isTaken()).toBe(true);
});

test('a tab that lost the answer to another one has it again when that one closes', async () => {
  const part = waitingCall();
  await showCard(part);
  const next = await openOtherTab(part, { steal: true });
  await settle();
  await connectElsewhere();
  await settle();
  expect(onResponse).not.toHaveBeenCalled();
  next.close();
  await waitFor(() => expect(onResponse).toHaveBeenCalledOnce());
});

test('a hidden tab, which does not poll, answers when another tab has news', async () => {
  const part = waitingCall();
  focusManager.setFocused(false);
  onTestFinished(() => focusManager.setFocused(undefined));
  await showCard(part);
  await live.seed([{ application: 'linkedin', accountName: 'jane@example.com' }]);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(onResponse).not.toHaveBeenCalled();
  new BroadcastChannel(`connect:answer:${part.approval.id}`).postMessage('ended');
  await waitFor(() => expect(onResponse).toHaveBeenCalledOnce());
});

test('a lock that fails, as while a window opens, is taken again', async () => {
  const part = waitingCall();
  const first = await openOtherTab(part);
  await showCard(part);
  const request = vi
    .spyOn(LockManager.prototype, 'request')
    .mockRejectedValueOnce(new Error('The provided callback is no longer runnable.'));
  onTestFinished(() => request.mockRestore());
  await press(strings.connect('LinkedIn'));
  await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
  expect(first.isTaken()).toBe(true);
});

test('a sandboxed frame, which may use no locks, answers', async () => {
  const request = vi
    .spyOn(LockManager.prototype, 'request')
    .mockRejectedValue(new DOMException('Access is denied.', 'SecurityError'));
  onTestFinished(() => request.mockRestore());
  const part = waitingCall();
  await showCard(part);
  await connectElsewhere();
  await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
});

test('a page without locks answers', async () => {
  vi.stubGlobal('navigator', Object.create(navigator, { locks: { value: undefined } }));
  onTestFinished(() => void vi.unstubAllGlobals());
  const part = waitingCall();
  await showCard(part);
  await connectElsewhere();
  await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
});

test('a page without channels answers', async () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const part = waitingCall();
  await showCard(part);
  await connectElsewhere();
  await waitFor(() => expect(onResponse.mock.calls).toEqual([[approvalOf(part)]]));
});

const answers = () => onResponse.mock.calls.map(([response]) => response);

describe('two calls of one message', () => {
  let post: WaitingCall;
  let list: WaitingCall;
  beforeEach(() => {
    post = waitingCall('post');
    list = waitingCall('list');
  });

  async function showBoth(listed: 'linkedin' | 'salesforce') {
    await live.ask({ key: 'post', thread: 'chat' });
    await live.ask({ key: 'list', thread: 'chat', application: listed });
    const { rerender } = render(<Cards parts={[post, list]} thread="chat" />);
    await waitFor(() => expect(screen.getAllByRole('button', { name: strings.notNow })).toHaveLength(2));
    return (parts: WaitingCall[]) => rerender(<Cards parts={parts} thread="chat" />);
  }

  test('that wait for one account are answered by the tab in which the user acts', async () => {
    const first = [await openOtherTab(post), await openOtherTab(list)];
    await showBoth('linkedin');
    const [button] = await screen.findAllByRole('button', { name: strings.connect('LinkedIn') });
    button?.click();
    await waitFor(() => expect(answers()).toEqual([approvalOf(post), approvalOf(list)]));
    expect(first.map(({ isTaken }) => isTaken())).toEqual([true, true]);
  });

  test('that the user answers in two tabs are both answered by the second', async () => {
    const first = [await openOtherTab(post), await openOtherTab(list)] as const;
    await showBoth('salesforce');
    await connectElsewhere();
    first[0].channel.postMessage('answered');
    await settle();
    expect(onResponse, 'the first tab has it').not.toHaveBeenCalled();

    await press(strings.notNow);
    await waitFor(() =>
      expect(answers()).toEqual([
        approvalOf(post),
        { ...approvalOf(list), approved: false, reason: expect.any(String) },
      ]),
    );
  });

  test('are both answered again if the app has lost the first answer', async () => {
    const show = await showBoth('salesforce');
    await connectElsewhere();
    await waitFor(() => expect(answers()).toEqual([approvalOf(post)]));
    show([{ ...post, state: 'approval-responded' }, list]);
    show([post, list]);
    await settle();
    expect(onResponse, 'the app that loses answers must not be called for ever').toHaveBeenCalledOnce();

    await press(strings.notNow);
    await waitFor(() =>
      expect(answers().map(({ id }) => id)).toEqual([post, post, list].map(({ approval }) => approval.id)),
    );
  });
});

const locksHeld = async () =>
  ((await navigator.locks.query()).held ?? []).filter(({ name }) => name?.startsWith('connect:answer:'));

test('a card that unmounts holds nothing', async () => {
  const unmount = await showCard(waitingCall());
  await waitFor(async () => expect(await locksHeld()).toHaveLength(1));
  unmount();
  await waitFor(async () => expect(await locksHeld()).toEqual([]));
});
