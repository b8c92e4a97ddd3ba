import {
  dehydrate,
  keepPreviousData,
  QueryCache,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query';
import { cleanup, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';
import {
  ConnectAccountButton,
  ConnectionList,
  useConnect,
  useConnections,
  useDisconnect,
  useRename,
  type ConnectProviderProps,
} from '../index.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});
const notes = { application: 'notion', accountName: 'janes notes' } as const;
const List = (props: Partial<ConnectProviderProps>) => (
  <live.App {...props}>
    <ConnectAccountButton application="linkedin" name="LinkedIn" />
    <ConnectionList />
  </live.App>
);

function LastTries() {
  const { disconnect, error } = useDisconnect();
  const { rename, error: renameError } = useRename();
  return (
    <>
      <button onClick={() => void Promise.all([disconnect('c1'), rename('c1', 'Sales')])}>Try</button>
      <p>{`${error?.code ?? 'none'}, ${renameError?.code ?? 'none'}`}</p>
    </>
  );
}
const Tries = (props: Partial<ConnectProviderProps>) => (
  <live.App {...props}>
    <LastTries />
  </live.App>
);

const inApp = (appClient: QueryClient, isShown = true) => (
  <QueryClientProvider client={appClient}>{isShown && <List />}</QueryClientProvider>
);

describe("the app's QueryClient", () => {
  test('contains no data of the kit, so nothing can be persisted', async () => {
    await live.seed([notes]);
    const appClient = new QueryClient();
    render(inApp(appClient));
    await screen.findByText('janes notes');
    expect(dehydrate(appClient)).toEqual({ mutations: [], queries: [] });
  });

  test('neither changes the view nor receives errors', async () => {
    await live.seed([notes]);
    const onError = vi.fn<() => void>();
    const appClient = new QueryClient({
      queryCache: new QueryCache({ onError }),
      defaultOptions: { queries: { enabled: false, throwOnError: true, select: () => 'selected' } },
    });
    render(inApp(appClient));
    await screen.findByText('janes notes');
    live.server.options.storeFails = true;
    await live.refetch();
    await screen.findByText(strings.refreshFailed);
    expect(onError).not.toHaveBeenCalled();
  });

  test('determines how long accounts are cached', async () => {
    await live.seed([notes]);
    const appClient = new QueryClient();
    const { rerender } = render(inApp(appClient));
    await screen.findByText('janes notes');
    rerender(inApp(appClient, false));
    live.server.options.trouble = { listConnections: 'silent' };
    rerender(inApp(appClient));
    expect(screen.getByText('janes notes')).toBeTruthy();
    cleanup();
    render(inApp(new QueryClient()));
    expect(screen.queryByText('janes notes')).toBeNull();
  });
});

test("a query fails with an Error that has the server's code", async () => {
  live.server.options.storeFails = true;
  const { result } = renderHook(() => ({ list: useConnections(), connect: useConnect() }), {
    wrapper: ({ children }) => <live.App>{children}</live.App>,
  });
  await waitFor(() => expect(result.current.list.error).not.toBeNull());
  const { error } = result.current.list;
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'ConnectError', code: 'internal', reference: expect.any(String) });
  const [query] = result.current.connect.queryClient
    .getQueryCache()
    .findAll({ predicate: ({ state }) => state.status === 'error' });
  expect(query?.state.error).toBe(error);
});

describe('another owner', () => {
  const acme = { userId: 'jane', tenantId: 'acme' };
  const globex = { userId: 'jane', tenantId: 'globex' };
  beforeEach(async () => {
    live.server.options.tenantId = 'acme';
    await live.seed([notes]);
  });

  test.each([
    ['the same user in another organization', globex],
    ['another user', { userId: 'bob', tenantId: 'acme' }],
    ['no organization', { userId: 'jane' }],
  ])('%s is not shown the accounts, even while the server is silent', async (_, next) => {
    const appClient = new QueryClient({ defaultOptions: { queries: { placeholderData: keepPreviousData } } });
    const page = (owner: ConnectProviderProps['owner']) => (
      <QueryClientProvider client={appClient}>
        <List owner={owner} />
      </QueryClientProvider>
    );
    const { rerender } = render(page(acme));
    await screen.findByText('janes notes');
    live.server.options.trouble = { listConnections: 'silent' };
    rerender(page(next));
    expect(screen.queryByText('janes notes')).toBeNull();
    rerender(page({ ...acme }));
    expect(screen.getByText('janes notes')).toBeTruthy();
  });

  test('in the session than on the page: nothing is shown or connected until the page has the same', async () => {
    const { rerender } = render(<List owner={acme} />);
    await screen.findByText('janes notes');

    live.server.options.tenantId = 'globex'; // by the organization switcher of another tab
    await live.seed([{ application: 'notion', accountName: 'globex notes' }]);
    await live.refetch();
    const list = screen.getByRole('region', { name: strings.list });
    await within(list).findByText(strings.problems.owner_changed);
    expect(screen.queryByText('janes notes')).toBeNull();
    expect(screen.queryByText('globex notes')).toBeNull();

    screen.getByRole('button', { name: 'Connect LinkedIn' }).click();
    await waitFor(() => expect(screen.getAllByText(strings.problems.owner_changed)).toHaveLength(2));
    expect(live.server.emulator.tokens()).toEqual([]);

    rerender(<List owner={globex} />);
    await screen.findByText('globex notes');
    expect(screen.queryByText(strings.problems.owner_changed)).toBeNull();
  });

  test('does not see why the disconnect or rename of the previous owner failed', async () => {
    live.server.options.trouble = { deleteConnection: 'offline', renameConnection: 'offline' };
    const { rerender } = render(<Tries owner={acme} />);
    screen.getByRole('button', { name: 'Try' }).click();
    await screen.findByText('network_error, network_error');
    rerender(<Tries owner={globex} />);
    expect(await screen.findByText('none, none')).toBeTruthy();
  });

  test('does not see what the previous owner disconnected', async () => {
    const onDisconnected = vi.fn<() => void>();
    let answer: ((response: Response) => void) | undefined;
    const deletion = new Promise<Response>((resolve) => (answer = resolve));
    const page = (owner: ConnectProviderProps['owner']) => (
      <live.App
        owner={owner}
        fetch={(input, init) => (init?.method === 'DELETE' ? deletion : live.server.fetch(input, init))}
      >
        <ConnectionList onDisconnected={onDisconnected} />
      </live.App>
    );
    const { rerender } = render(page(acme));
    (await screen.findByRole('button', { name: /^Disconnect/ })).click();
    within(await screen.findByRole('dialog'))
      .getByRole('button', { name: strings.disconnect })
      .click();
    await screen.findByText(strings.disconnecting);
    rerender(page(globex));
    answer?.(new Response(null, { status: 204 }));
    await screen.findByText(strings.problems.owner_changed);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(onDisconnected).not.toHaveBeenCalled();
    expect(screen.queryByText(/janes notes/)).toBeNull();
  });
});

test('accounts that the server refused are not shown while it is unreachable', async () => {
  await live.seed([notes]);
  render(<List />);
  await screen.findByText('janes notes');
  live.server.options.user = null;
  await live.refetch();
  await screen.findByText(strings.problems.signed_out);
  live.server.options.storeFails = true;
  live.server.options.user = 'jane';
  await live.refetch();
  await screen.findByText(strings.problems.internal);
  expect(screen.queryByText('janes notes')).toBeNull();

  live.server.options.storeFails = false;
  await live.refetch();
  await screen.findByText('janes notes');
});

test('a provider without an owner warns', () => {
  const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
  render(<List {...JSON.parse('{ "owner": null }')} />);
  expect(consoleError).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining('ConnectProvider has no `owner`'),
  );
});
