import { focusManager } from '@tanstack/react-query';
import { cleanup, render, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { ConnectionRequest, useConnectionRequest, type MessagePart } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';

let live: LiveApp;
let reads: number[];
beforeEach(async () => {
  live = await startLiveApp();
  reads = [];
});
afterEach(cleanup);

const fetch: typeof globalThis.fetch = (input, init) => {
  const { method, url } = new Request(input, init);
  if (method === 'GET' && url.includes('/requests')) reads.push(performance.now());
  return live.server.fetch(input, init);
};
const wrapper = ({ children }: { children: ReactNode }) => <live.App fetch={fetch}>{children}</live.App>;
const use = (requestId: string) => renderHook(useConnectionRequest, { wrapper, initialProps: { requestId } });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('connects, and reports each state', async () => {
  const { result } = use(await live.ask({ reason: 'To post.' }));
  expect(result.current).toMatchObject({ request: undefined, status: 'loading' });
  await waitFor(() => expect(result.current.status).toBe('open'));
  expect(result.current).toMatchObject({ request: { reason: 'To post.' }, isBusy: false });
  const outcome = result.current.connect();
  await waitFor(() => expect(result.current.isBusy).toBe(true));
  expect(await outcome).toMatchObject({ status: 'connected' });
  await waitFor(() => expect(result.current.status).toBe('connected'));
  expect(result.current.request?.connection?.accountName).toBe('jane@example.com');
});

test('chooses an account, and reports an account that cannot be chosen', async () => {
  await live.seed([
    { application: 'linkedin', accountName: 'one' },
    { application: 'linkedin', accountName: 'two' },
  ]);
  const { result } = use(await live.ask());
  await waitFor(() => expect(result.current.request?.choices).toHaveLength(2));
  expect(await result.current.choose('nothing')).toMatchObject({ error: { code: 'not_connected' } });
  await waitFor(() => expect(result.current.problem?.code).toBe('not_connected'));
  const [, second] = result.current.request?.choices ?? [];
  expect(await result.current.choose(second?.id ?? '')).toMatchObject({ value: { status: 'connected' } });
  expect(result.current).toMatchObject({ status: 'connected', problem: undefined });
});

test('declines, after which declining again does nothing and choosing is refused', async () => {
  const { result } = use(await live.ask());
  await waitFor(() => expect(result.current.status).toBe('open'));
  expect(await result.current.decline()).toMatchObject({ value: { status: 'declined' } });
  expect(result.current.status).toBe('declined');
  expect(await result.current.decline()).toMatchObject({ value: { status: 'declined' } });
  expect(await result.current.choose('unknown')).toMatchObject({ error: { code: 'not_connected' } });
});

test('keeps its functions while the request changes', async () => {
  const { result } = use(await live.ask());
  await waitFor(() => expect(result.current.status).toBe('open'));
  const { connect, choose, decline, refetch } = result.current;
  await decline();
  expect(result.current).toMatchObject({ status: 'declined', connect, choose, decline, refetch });
});

test('reports that there is no such request', async () => {
  const { result } = use('unknown');
  await waitFor(() => expect(result.current).toMatchObject({ status: 'none', problem: undefined }));
});

test('reports why a request cannot be read', async () => {
  const id = await live.ask();
  live.server.options.user = null;
  const { result } = use(id);
  await waitFor(() =>
    expect(result.current).toMatchObject({ status: 'failed', problem: { code: 'signed_out' } }),
  );
  live.server.options.user = 'jane';
  await result.current.refetch();
  await waitFor(() => expect(result.current.status).toBe('open'));
});

test('reads an open request less and less often, and not after it has ended', async () => {
  const id = await live.ask();
  const { result } = use(id);
  await waitFor(() => expect(reads.length).toBeGreaterThan(3));
  const pauses = reads.slice(1).map((at, index) => at - (reads[index] ?? 0));
  // A busy machine makes pauses longer, never shorter.
  for (const [index, milliseconds] of pauses.entries())
    expect(milliseconds).toBeGreaterThan(1240 + index * 250);
  await live.server.connect.declineRequest({ userId: 'jane', id });
  await result.current.refetch();
  await waitFor(() => expect(result.current.status).toBe('declined'));
  const { length } = reads;
  focusManager.setFocused(false);
  focusManager.setFocused(true);
  onTestFinished(() => focusManager.setFocused(undefined));
  await pause(2500);
  expect(reads).toHaveLength(length);
});

test('does not read while the page is hidden, but when it is shown again', async () => {
  focusManager.setFocused(false);
  onTestFinished(() => focusManager.setFocused(undefined));
  const { result } = use(await live.ask());
  await waitFor(() => expect(result.current.status).toBe('open'));
  const { length } = reads;
  await pause(1500);
  expect(reads).toHaveLength(length);
  focusManager.setFocused(true);
  await waitFor(() => expect(reads).toHaveLength(length + 1), { timeout: 500 });
});

test('reads nothing after it unmounts', async () => {
  const { result, unmount } = use(await live.ask());
  await waitFor(() => expect(result.current.status).toBe('open'));
  unmount();
  const { length } = reads;
  await pause(1500);
  expect(reads).toHaveLength(length);
});

const call = { type: 'tool-search', toolCallId: 'call', state: 'input-available' };
test.each<[string, MessagePart, number]>([
  ['text', { type: 'text' }, 0],
  ['a call that runs', call, 0],
  ['a call with another result', { ...call, state: 'output-available', output: { found: 3 } }, 0],
  ['an approval for another reason', { ...call, state: 'approval-requested', approval: { id: 'a' } }, 1],
])('a part that waits for no account renders nothing: %s', async (_, part, count) => {
  const { container } = render(<ConnectionRequest part={part} />, { wrapper });
  await pause(1500);
  expect(container.querySelector('section')).toBeNull();
  expect(reads).toHaveLength(count);
});
