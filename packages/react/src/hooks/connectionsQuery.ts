'use client';
import { queryOptions } from '@tanstack/react-query';
import type { Connection } from '@kit/protocol';
import type { ClientError } from '../client/result.ts';
import type { ConnectContextValue } from './createConnectContext.ts';
import { retries, unwrap } from './queryClient.ts';

/** How the list of connections is asked for. Always stale, so that whoever mounts it asks the server. */
export function connectionsQuery(context: ConnectContextValue) {
  const { client, queryClient } = context;
  const queryKey = [...context.queryKey, 'connections'];
  return queryOptions<Connection[], ClientError>({
    ...retries,
    queryKey,
    queryFn: async ({ signal }) => {
      const result = await client.listConnections(signal);
      // The accounts that are there belong to someone else, and must not come back with the next error.
      if (!result.ok && (result.error.code === 'signed_out' || result.error.code === 'owner_changed'))
        queryClient.setQueryData<Connection[]>(queryKey, (rows) => rows && []);
      return unwrap(result);
    },
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some((row) => row.status === 'pending') ? 5000 : false),
  });
}
