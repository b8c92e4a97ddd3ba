import {
  keepPreviousData,
  QueryClient,
  QueryClientProvider,
  type DefaultOptions,
} from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startLiveApp, type LiveApp } from '../components/startLiveApp.fixture.tsx';
import { strings } from '../components/strings.ts';
import { ConnectionList, type ConnectProviderProps } from '../index.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);
const App = (props: ConnectProviderProps) => <live.App {...props} />;

describe('what the app has its own queries do by default', () => {
  interface HostProps extends ConnectProviderProps {
    queries: NonNullable<DefaultOptions['queries']>;
  }
  const Host = ({ queries, ...props }: HostProps) => {
    const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries } }));
    return (
      <QueryClientProvider client={queryClient}>
        <App {...props}>
          <ConnectionList />
        </App>
      </QueryClientProvider>
    );
  };

  test('shows no user the rows of the one before', async () => {
    await live.seed([{ application: 'notion', accountName: 'janes notes' }]);
    const queries = { placeholderData: keepPreviousData };
    const { rerender } = render(<Host queries={queries} userKey="jane" />);
    await screen.findByText('janes notes');
    live.server.options.trouble = { listConnections: 'silent' };
    rerender(<Host queries={queries} userKey="bob" />);
    expect(screen.queryByText('janes notes')).toBeNull();
  });

  test('takes no page down when a list cannot be loaded', async () => {
    live.server.options.storeFails = true;
    render(<Host queries={{ throwOnError: true }} />);
    expect(await screen.findByText(strings.listFailed)).toBeTruthy();
  });

  test.each<[string, HostProps['queries']]>([
    ['a selection', { select: () => 'selected' }],
    ['nothing asked for', { enabled: false }],
    ['no comparison', { structuralSharing: () => 'shared' }],
    ['no notice of changes', { notifyOnChangeProps: [] }],
  ])('does not change what is shown: %s', async (_, queries) => {
    await live.seed([{ application: 'notion', accountName: 'janes notes' }]);
    render(<Host queries={queries} />);
    expect(await screen.findByText('janes notes')).toBeTruthy();
  });

  test('lets go of a row by whichever hash of keys', async () => {
    await live.seed([{ application: 'notion', accountName: 'janes notes' }]);
    render(<Host queries={{ queryKeyHashFn: (key) => `own ${JSON.stringify(key)}` }} />);
    (await screen.findByRole('button', { name: /^Disconnect/ })).click();
    live.server.options.trouble = { listConnections: 'silent' };
    within(await screen.findByRole('dialog'))
      .getByRole('button', { name: strings.disconnect })
      .click();
    await waitFor(() => expect(screen.queryByText('janes notes')).toBeNull());
  });

  test('does not ask for what hardly changes', async () => {
    const asked: unknown[] = [];
    const fetch: typeof globalThis.fetch = (address, options) => {
      asked.push(address);
      return live.server.fetch(address, options);
    };
    render(<Host queries={{ refetchInterval: 50 }} fetch={fetch} />);
    await screen.findByText(strings.empty);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked.filter((address) => address === '/api/connect/applications')).toHaveLength(1);
  });

  test('does not keep what the server rendered from being asked for anew', async () => {
    await live.seed([{ application: 'notion', accountName: 'janes notes' }]);
    render(<Host queries={{ refetchOnMount: false }} initialConnections={[]} />);
    expect(await screen.findByText('janes notes')).toBeTruthy();
  });
});
