import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { StrictMode, type PropsWithChildren } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveServer } from '../../../../.storybook/live/LiveServer.ts';
import { standInEnvironment } from '../../../../.storybook/live/standInEnvironment.ts';
import {
  ConnectAccountButton,
  ConnectionList,
  ConnectProvider,
  useConnections,
  useIdentityPopup,
  type Connection,
  type Outcome,
} from '../index.ts';

let server: LiveServer;
let environment: ReturnType<typeof standInEnvironment>;
beforeEach(async () => {
  server = await LiveServer.start();
  environment = standInEnvironment(server);
});
afterEach(cleanup);

function App({ children }: PropsWithChildren) {
  return (
    <StrictMode>
      <ConnectProvider hostedOrigin={location.origin} fetch={server.fetch} environment={environment}>
        {children}
      </ConnectProvider>
    </StrictMode>
  );
}

test('connects under StrictMode, and tells each callback once', async () => {
  const onConnected = vi.fn<(connection: Connection) => void>();
  render(
    <App>
      <ConnectAccountButton application="linkedin" name="LinkedIn" onConnected={onConnected} />
      <ConnectionList />
    </App>,
  );
  screen.getByRole('button', { name: 'Connect LinkedIn' }).click();
  await screen.findByText('jane@example.com');
  expect(onConnected).toHaveBeenCalledOnce();
  expect(server.emulator.tokens()).toHaveLength(1);
});

test('calls the newest callback, not the one of the click', async () => {
  const first = vi.fn<(outcome: Outcome) => void>();
  const second = vi.fn<(outcome: Outcome) => void>();
  const { result, rerender } = renderHook(
    (onOutcome: typeof first) => useIdentityPopup({ application: 'linkedin', onOutcome }),
    { wrapper: App, initialProps: first },
  );
  const outcome = result.current.open();
  rerender(second);
  expect(await outcome).toMatchObject({ status: 'connected' });
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledOnce();
});

test('a component that goes away mid-flow leaves the attempt to finish', async () => {
  server.options.latency = 100;
  const popup = renderHook(() => useIdentityPopup({ application: 'linkedin' }), { wrapper: App });
  const outcome = popup.result.current.open();
  popup.unmount();
  expect(await outcome).toMatchObject({ status: 'connected' });
});

test('two buttons of one application share one attempt', async () => {
  const { result } = renderHook(
    () =>
      [useIdentityPopup({ application: 'linkedin' }), useIdentityPopup({ application: 'linkedin' })] as const,
    { wrapper: App },
  );
  const [one, other] = result.current;
  const outcomes = await Promise.all([one.open(), other.open()]);
  expect(outcomes[0]).toBe(outcomes[1]);
  expect(server.emulator.tokens()).toHaveLength(1);
});

test('uses the QueryClient of the app where there is one', async () => {
  const queryClient = new QueryClient();
  const { result } = renderHook(() => ({ client: useQueryClient(), list: useConnections() }), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={queryClient}>
        <App>{children}</App>
      </QueryClientProvider>
    ),
  });
  await waitFor(() => expect(result.current.list.isPending).toBe(false));
  expect(result.current.client).toBe(queryClient);
  expect(queryClient.getQueryCache().getAll()).not.toEqual([]);
});

test('without a provider the error says what to do', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => renderHook(() => useConnections())).toThrow('Put <ConnectProvider');
  vi.restoreAllMocks();
});
