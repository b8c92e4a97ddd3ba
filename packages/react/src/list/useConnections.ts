'use client';
import type { Connection } from '@kit/protocol';
import { useQuery, queryOptions } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ClientError } from '../client/result.ts';
import type { EngineSignal } from '../engine/types.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import type { ConnectContextValue } from '../provider/createConnectContext.ts';
import { retries, unwrap } from '../provider/queryClient.ts';

/** The signed-in user's connections, and how fresh they are. */
export interface Connections {
  /** Empty until the first answer, and while the session has another owner than this page, or none. */
  connections: Connection[];
  /** Nothing has been answered yet. */
  isPending: boolean;
  isFetching: boolean;
  error: ClientError | null;
  refetch: () => Promise<void>;
}

const handled = new WeakSet<EngineSignal>(); // several lists hear the same signal; one of them asks

/**
 * Lists the signed-in user's connections. Asked for anew when an attempt connects or was called off, after a disconnect, when
 * the page comes back into view, and every 5 seconds while a connection is `pending`.
 */
export function useConnections(): Connections {
  const context = useConnect();
  const { queryClient } = context;
  const { data, error, isPending, isFetching, refetch } = useQuery(connectionsQuery(context), queryClient);

  useEffect(
    () =>
      context.listen((signal) => {
        if (signal.type !== 'outcome' || handled.has(signal)) return;
        handled.add(signal);
        const { queryKey } = connectionsQuery(context);
        // The callback of a sign-in that was called off may be on its way, and is not undone.
        if (signal.outcome.status === 'cancelled')
          setTimeout(() => void queryClient.invalidateQueries({ queryKey }), 5000);
        if (signal.outcome.status !== 'connected') return;
        const { connection } = signal.outcome;
        queryClient.setQueryData(
          queryKey,
          (rows) => rows && [connection, ...rows.filter(({ id }) => id !== connection.id)],
        );
        void queryClient.invalidateQueries({ queryKey });
      }),
    [context, queryClient],
  );

  return {
    connections: data ?? none,
    isPending,
    isFetching,
    error,
    refetch: async () => void (await refetch()),
  };
}

const none: Connection[] = [];

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
