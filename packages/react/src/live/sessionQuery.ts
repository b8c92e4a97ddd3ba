'use client';
import type { SessionActivity } from '@kit/protocol';
import { queryOptions } from '@tanstack/react-query';
import { readSession, viewSession, type SessionTarget } from '../client/sessionCalls.ts';
import type { ClientError } from '../client/result.ts';
import type { ConnectContextValue } from '../provider/ConnectContext.ts';
import { retries, sessionsKey, unwrap } from '../provider/queryClient.ts';

/** Null if there is no such browser, or if the session has another owner than this page or none. */
type SessionData = SessionActivity | null;

const startPauseMs = 1000;
const firstPauseMs = 2000;
const maxPauseMs = 5000;

/** Whether a browser can no longer be used. Its end may not be confirmed yet. */
export const hasEnded = (session: SessionData | undefined): boolean =>
  session?.status === 'ended' || session?.status === 'ending';

/**
 * Returns the query of a browser: the one with an id, or the newest of a key. When the browser of a key has ended, the query returns that
 * browser until the next one starts. It is read every 1 to 5 seconds while something can change, unless the page is hidden.
 */
export function sessionQuery(context: ConnectContextValue, target: SessionTarget | undefined) {
  const { client, queryClient } = context;
  const queryKey = [...sessionsKey(context), 'one', target];
  const isKey = target !== undefined && 'key' in target;
  return queryOptions<SessionData, ClientError>({
    ...retries,
    queryKey,
    enabled: target !== undefined,
    queryFn: async ({ signal }) => {
      if (!target) return null;
      const last = queryClient.getQueryData<SessionData>(queryKey);
      let result = await readSession(client, target, signal);
      const isGone = () => !result.ok && result.error.code === 'not_found';
      if (isGone() && isKey && last) {
        if (hasEnded(last)) return last;
        result = await readSession(client, { id: last.id }, signal);
      }
      // The rows of an account are deleted when it is disconnected.
      if (isGone()) return last ? { ...last, status: 'ended' } : null;
      // The cached browser belongs to another owner and must not reappear with the next error.
      if (!result.ok && (result.error.code === 'signed_out' || result.error.code === 'owner_changed'))
        queryClient.setQueryData<SessionData>(queryKey, (data) => data && null);
      return unwrap(result);
    },
    staleTime: ({ state }) => (hasEnded(state.data) && !isKey ? Infinity : 0),
    refetchInterval({ state: { data, dataUpdateCount } }) {
      if (data?.status === 'starting') return startPauseMs;
      const canChange = isKey || data?.status === 'running';
      return canChange && Math.min(firstPauseMs + dataUpdateCount * 250, maxPauseMs);
    },
  });
}

/** Returns the query of the address of a live view. It is a credential, so the cache forgets it when it is no longer shown. */
export function viewQuery({ client, queryKey }: ConnectContextValue, id: string | undefined, round: number) {
  return queryOptions<string, ClientError>({
    ...retries,
    queryKey: [...queryKey, 'view', id, round],
    enabled: id !== undefined,
    queryFn: async ({ signal }) => unwrap(await viewSession(client, id ?? '', signal)),
    staleTime: Infinity,
    gcTime: 0,
  });
}
