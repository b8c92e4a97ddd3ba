import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ConnectProvider, useApplications } from '../index.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const Names = () => <p>{useApplications().applications.map(({ name }) => name)}</p>;

test('a catalogue that failed is requested again when the user returns later', async () => {
  const signedOut = { error: { code: 'signed_out', message: 'You are signed out.', reference: 'r' } };
  let answer = () => Response.json(signedOut, { status: 401 });
  const fetch = vi.fn<() => Promise<Response>>(() => Promise.resolve(answer()));
  const queryClient = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } });
  const App = ({ page }: { page: 'accounts' | 'sign-in' }) => (
    <QueryClientProvider client={queryClient}>
      <ConnectProvider owner="page" fetch={fetch}>
        {page === 'accounts' && <Names />}
      </ConnectProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(<App page="accounts" />);
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(fetch).toHaveBeenCalledOnce();
  rerender(<App page="sign-in" />); // by the app's own router
  answer = () => Response.json({ applications: [{ application: 'linkedin', name: 'LinkedIn' }] });
  const now = Date.now();
  vi.spyOn(Date, 'now').mockReturnValue(now + 60_000);
  rerender(<App page="accounts" />);
  await screen.findByText('LinkedIn');
});
