'use client';
import type { Connection } from '@kit/protocol';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listConnections } from '../client/connectionCalls.ts';
import type { ClientError } from '../client/result.ts';
import type { EngineSignal } from '../engine/types.ts';
import { useConnect, type ConnectContextValue } from '../provider/ConnectContext.ts';
import { retries, unwrap } from '../provider/queryClient.ts';

/** The connections, and the state of the request. */
export interface UseConnectionsResult {
  /** Empty until the first response, and while the session has another owner than this page or none. */
  connections: Connection[];
  /** Whether there has been no response yet. */
  isPending: boolean;
  /** Whether a request is in progress, also in the background. */
  isFetching: boolean;
  /** Why the last request failed; null if it succeeded. `connections` keeps older data. */
  error: ClientError | null;
  /** Sends a new request. Resolves when it has finished, and never rejects. */
  refetch: () => Promise<void>;
}

const noConnections: Connection[] = [];
const handledSignals = new WeakSet<EngineSignal>(); // several lists receive the same signal; only one refetches

/**
 * Returns the signed-in user's connections, newest first. Refetches when an attempt connects or is cancelled, after a
 * disconnect, when the page becomes visible, and every 5 seconds while a connection is `pending`.
 */
export function useConnections(): UseConnectionsResult {
  const context = useConnect();
  const { queryClient } = context;
  const { data, error, isPending, isFetching, refetch } = useQuery(connectionsQuery(context), queryClient);

  useEffect(
    () =>
      context.listen((signal) => {
        if (signal.type !== 'outcome' || handledSignals.has(signal)) return;
        handledSignals.add(signal);
        const { queryKey } = connectionsQuery(context);
        // The callback of a cancelled attempt may already be running, and then it still connects.
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
    connections: data ?? noConnections,
    isPending,
    isFetching,
    error,
    refetch: async () => void (await refetch()),
  };
}

/** Returns the query of the connection list. Always stale, so each component that mounts refetches. */
export function connectionsQuery(context: ConnectContextValue) {
  const { client, queryClient } = context;
  const queryKey = [...context.queryKey, 'connections'];
  return queryOptions<Connection[], ClientError>({
    ...retries,
    queryKey,
    queryFn: async ({ signal }) => {
      const result = await listConnections(client, signal);
      // The cached accounts belong to another owner and must not reappear with the next error.
      if (!result.ok && (result.error.code === 'signed_out' || result.error.code === 'owner_changed'))
        queryClient.setQueryData<Connection[]>(queryKey, (rows) => rows && []);
      return unwrap(result);
    },
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some((row) => row.status === 'pending') ? 5000 : false),
  });
}
