'use client';
import { queryOptions } from '@tanstack/react-query';
import type { Connection } from '@kit/protocol';
import type { ClientError } from '../client/result.ts';
import type { ConnectContextValue } from './createConnectContext.ts';
import { retries, unwrap } from './queryClient.ts';

/** How the list of connections is asked for. Always stale, so that whoever mounts it asks the server. */
export function connectionsQuery({
  client,
  queryKey,
  initialConnections,
}: Pick<ConnectContextValue, 'client' | 'queryKey' | 'initialConnections'>) {
  return queryOptions<Connection[], ClientError>({
    ...retries,
    queryKey: [...queryKey, 'connections'],
    queryFn: async ({ signal }) => unwrap(await client.listConnections(signal)),
    initialData: () => initialConnections,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some((row) => row.status === 'pending') ? 5000 : false),
  });
}
