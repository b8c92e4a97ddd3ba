import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Accounts } from './Accounts';

/** An app with a `QueryClient` of its own, and the kit in two places of it. */
export function Shared() {
  const [queryClient] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={queryClient}>
      <Accounts />
      <Accounts />
    </QueryClientProvider>
  );
}
