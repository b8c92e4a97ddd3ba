import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Accounts } from './Accounts';

/** An app with its own `QueryClient`, and the kit in two places. */
export function Shared() {
  const [queryClient] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={queryClient}>
      <Accounts />
      <Accounts />
    </QueryClientProvider>
  );
}
