import { onlineManager } from '@tanstack/react-query';
import { cleanup, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import '@kit/react/styles.css';
import {
  ConnectionList,
  useConnections,
  useDisconnect,
  useConnectPopup,
  type Connection,
  type ConnectProviderProps,
} from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);

test('disconnecting a connection that is already gone succeeds without waiting for the list', async () => {
  const { result } = renderHook(() => ({ list: useConnections(), ...useDisconnect() }), {
    wrapper: live.App,
  });
  await waitFor(() => expect(result.current.list.isPending).toBe(false));
  live.server.options.trouble = { listConnections: 'silent' };
  expect(await result.current.disconnect('not-there')).toEqual({ ok: true, value: null });
  expect(result.current.error).toBeUndefined();
});

test('offline, the list shows a notice instead of loading forever', async () => {
  onlineManager.setOnline(false);
  onTestFinished(() => onlineManager.setOnline(true));
  live.server.options.trouble = { listConnections: 'offline', listApplications: 'offline' };
  render(
    <live.App>
      <ConnectionList />
    </live.App>,
  );
  expect(await screen.findByRole('button', { name: strings.retry })).toBeTruthy();
});

test('the response of a slow disconnect does not close the dialog of another account', async () => {
  await live.seed([
    { application: 'notion', accountName: 'one' },
    { application: 'linkedin', accountName: 'two' },
  ]);
  const gone = vi.fn<(connection: Connection) => void>();
  render(
    <live.App>
      <ConnectionList onDisconnected={gone} />
    </live.App>,
  );
  (await screen.findByRole('button', { name: /^Disconnect.*one$/ })).click();
  const first = within(await screen.findByRole('dialog'));
  live.server.options.latency = 300;
  first.getByRole('button', { name: strings.disconnect }).click();
  const cancel = first.getByRole('button', { name: strings.cancel });
  await waitFor(() => expect(cancel.getAttribute('aria-disabled')).toBe('true'));
  cancel.click();
  await new Promise(requestAnimationFrame);
  const dialog = screen.getByRole<HTMLDialogElement>('dialog');
  expect(dialog.dispatchEvent(new Event('cancel', { cancelable: true }))).toBe(false);
  expect(dialog.open).toBe(true);

  dialog.close(); // as a browser may, whatever a page says
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  screen.getByRole('button', { name: /^Disconnect.*two$/ }).click();
  await screen.findByRole('dialog');
  await waitFor(() => expect(gone).toHaveBeenCalledOnce());
  expect(screen.getByRole('dialog', { name: strings.confirmTitle('LinkedIn') })).toBeTruthy();
});

test('simultaneous changes of two accounts are both announced', async () => {
  await live.seed([
    { application: 'notion', accountName: 'one' },
    { application: 'linkedin', accountName: 'two' },
  ]);
  render(
    <live.App>
      <ConnectionList />
    </live.App>,
  );
  await screen.findByText('two');
  for (const { id } of live.server.emulator.identities())
    await live.server.store.updateConnection({ identityId: id }, { identityStatus: 'failed' });
  await live.refetch();
  await waitFor(() => expect(screen.getByRole('status').textContent).not.toBe(''));
  expect(screen.getByRole('status').textContent).toBe(
    ['Notion, one', 'LinkedIn, two'].map(strings.announceNeedsAttention).join(' '),
  );
});

test('an account whose attempt was cancelled but still connected is listed', async () => {
  live.server.options.visit = 'stays';
  const { result } = renderHook(() => useConnectPopup({ application: 'notion' }), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <live.App>
        <ConnectionList />
        {children}
      </live.App>
    ),
  });
  await screen.findByText(strings.empty);
  const outcome = result.current.open();
  result.current.cancel();
  expect(await outcome).toEqual({ status: 'cancelled' });
  await live.seed([{ application: 'notion', accountName: 'one' }]);
  expect(await screen.findByText('one')).toBeTruthy();
});

describe('onReconnected is called', () => {
  const reconnected = vi.fn<(connection: Connection) => void>();
  const List = (props: Partial<ConnectProviderProps>) => (
    <live.App {...props}>
      <ConnectionList onReconnected={reconnected} />
    </live.App>
  );
  beforeEach(async () => {
    reconnected.mockClear();
    live.server.options.visit = 'stays';
    await live.seed([{ application: 'notion', accountName: 'one', status: 'needs_attention' }]);
  });

  test('on the page after a redirect, where the row has no button', async () => {
    const assign = vi.spyOn(live.environment.location, 'assign');
    const before = render(<List mode="redirect" />);
    (await screen.findByRole('button', { name: /^Reconnect/ })).click();
    await waitFor(() => expect(assign).toHaveBeenCalledOnce());
    before.unmount();
    const { url } = await live.server.navigate(String(assign.mock.calls[0]?.[0]));
    const token = url.searchParams.get('token') ?? '';
    const { redirectUrl } = live.server.emulator.completeSignIn(token, 'jane@example.com');
    await live.server.navigate(redirectUrl ?? '');

    render(<List environment={{ ...live.environment }} />);
    await waitFor(() => expect(reconnected).toHaveBeenCalledOnce());
    expect(screen.queryByRole('button', { name: /^Reconnect/ })).toBeNull();
  });

  test('if the list loads before the attempt', async () => {
    const open = vi.spyOn(live.environment, 'open');
    let readAttempts: (() => void) | undefined;
    const listIsRead = new Promise<void>((resolve) => (readAttempts = resolve));
    render(
      <List
        fetch={async (input, init) => {
          const answer = await live.server.fetch(input, init);
          if (/\/attempts\/[^/]+$/.test(new Request(input).url)) await listIsRead;
          return answer;
        }}
      />,
    );
    (await screen.findByRole('button', { name: /^Reconnect/ })).click();
    await live.signIn(await waitFor(() => open.mock.results.at(-1)?.value));
    await waitFor(async () => {
      await live.refetch();
      expect(screen.queryByRole('button', { name: /^Continue/ })).toBeNull();
    });
    expect(reconnected).not.toHaveBeenCalled();
    readAttempts?.();
    await waitFor(() => expect(reconnected).toHaveBeenCalledOnce());
  });
});
