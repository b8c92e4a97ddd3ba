'use client';
import type { SessionActivity } from '@kit/protocol';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ClientError } from '../client/result.ts';
import { listSessions } from '../client/sessionCalls.ts';
import { useConnect, type ConnectContextValue } from '../provider/ConnectContext.ts';
import { retries, sessionsKey, unwrap } from '../provider/queryClient.ts';

/** Who used an account, and the state of the request. */
export interface UseActivityResult {
  /** The 20 newest browser sessions, newest first. Empty until the first response, and for an account that is not the user's. */
  sessions: SessionActivity[];
  /** Whether there has been no response yet. */
  isPending: boolean;
  /** Whether a request is in progress, also in the background. */
  isFetching: boolean;
  /** Why the last request failed; null if it succeeded. `sessions` keeps older data. */
  error: ClientError | null;
  /** Sends a new request. Resolves when it has finished, and never rejects. */
  refetch: () => Promise<void>;
}

const noSessions: SessionActivity[] = [];
const pollMs = 5000;

/** Returns who used an account. Refetches when the page becomes visible, and every 5 seconds while a browser runs. */
export function useActivity(connectionId: string): UseActivityResult {
  const context = useConnect();
  const query = useQuery(activityQuery(context, connectionId), context.queryClient);
  const { data, error, isPending, isFetching, refetch } = query;
  return {
    sessions: data ?? noSessions,
    isPending,
    isFetching,
    error,
    refetch: async () => void (await refetch()),
  };
}

/** Prefix of the query keys of every account's sessions. */
export const activitiesKey = (context: ConnectContextValue) => [...sessionsKey(context), 'of'];

function activityQuery(context: ConnectContextValue, connectionId: string) {
  const { client, queryClient } = context;
  const queryKey = [...activitiesKey(context), connectionId];
  return queryOptions<SessionActivity[], ClientError>({
    ...retries,
    queryKey,
    queryFn: async ({ signal }) => {
      const result = await listSessions(client, connectionId, signal);
      if (!result.ok) {
        const { code } = result.error;
        if (code === 'not_found') return []; // the account was disconnected
        // The cached sessions belong to another owner and must not reappear with the next error.
        if (code === 'signed_out' || code === 'owner_changed')
          queryClient.setQueryData<SessionActivity[]>(queryKey, (rows) => rows && []);
      }
      return unwrap(result);
    },
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status !== 'ended') ? pollMs : false),
  });
}
